import { z } from 'zod';
import { chartFigures, chartKinds } from '@domain/statistics/chart-figures.js';
import { readTable } from '@domain/statistics/read-table.js';
import { defineCommand } from '../define-command.js';
import { chartText } from '../output/chart-text.js';
import { UsageError } from '../usage.errors.js';

const input = z.object({
  file: z.string(),
  kind: z.enum(chartKinds),
  column: z.array(z.string()).optional(),
  lambda: z.number().optional(),
  width: z.number().optional(),
});

export const command = defineCommand(input, async (context, { file, kind, column, lambda, width }) => {
  if (kind !== 'ewma' && (lambda !== undefined || width !== undefined)) throw new UsageError('stats.only_ewma');
  const figures = chartFigures(await readTable(file), kind, { columns: column, lambda, width });
  context.output.document(figures);
  chartText(context, figures);
});
