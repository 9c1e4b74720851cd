import { z } from 'zod';
import { pairedFigures } from '@domain/statistics/paired-figures.js';
import { readTable } from '@domain/statistics/read-table.js';
import { defineCommand } from '../define-command.js';
import { pairedText } from '../output/paired-text.js';

const input = z.object({ file: z.string(), column: z.array(z.string()).optional() });

export const command = defineCommand(input, async (context, { file, column }) => {
  const figures = pairedFigures(await readTable(file), column);
  context.output.document(figures);
  pairedText(context, figures);
});
