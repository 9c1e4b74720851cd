import { z } from 'zod';
import { itemFigures } from '@domain/statistics/item-figures.js';
import { readTable } from '@domain/statistics/read-table.js';
import { defineCommand } from '../define-command.js';
import { itemsText } from '../output/items-text.js';

const input = z.object({ file: z.string(), key: z.string().optional() });

export const command = defineCommand(input, async (context, { file, key }) => {
  const figures = itemFigures(await readTable(file), key === undefined ? null : await readTable(key));
  context.output.document(figures);
  itemsText(context, figures);
});
