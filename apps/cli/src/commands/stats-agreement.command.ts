import { z } from 'zod';
import { agreementFigures } from '@domain/statistics/agreement-figures.js';
import { readTable } from '@domain/statistics/read-table.js';
import { measurementLevels } from '@scoring/rating-table.js';
import { defineCommand } from '../define-command.js';
import { agreementText } from '../output/agreement-text.js';

const input = z.object({ file: z.string(), level: z.enum(measurementLevels).optional(), master: z.string().optional() });

export const command = defineCommand(input, async (context, { file, level, master }) => {
  const figures = agreementFigures(await readTable(file), level, master);
  context.output.document(figures);
  agreementText(context, figures);
});
