import { z } from 'zod';
import { importKindSchema } from '@contracts/imports.js';
import { ImportsModule } from '@domain/imports/imports.module.js';
import { MapService } from '@domain/imports/map.service.js';
import { defineCommand } from '../define-command.js';

const pairs = z
  .array(z.tuple([z.string(), z.string()]))
  .default([])
  .transform((list) => Object.fromEntries(list));

const input = z.object({ file: z.string(), kind: importKindSchema, save: z.string(), column: pairs, set: pairs });

const BY = { name: 'cli.by_name', words: 'cli.by_words', content: 'cli.by_content' } as const;

export const command = defineCommand(input, async (context, { file, kind, save, column, set }) => {
  const services = await context.open(ImportsModule);
  const map = await services.get(MapService).save({ file, kind, name: save, columns: column, constants: set, actor: context.actor });
  const { output } = context;
  output.document({
    name: save,
    kind,
    sheet: map.sheet,
    header_row: map.headerRow,
    headers: map.headers,
    constants: map.constants,
    missing: map.missing,
  });
  output.say('cli.map_place', { sheet: map.sheet, row: map.headerRow });
  output.table(
    [
      { title: context.text('cli.map_header'), value: (header) => header.header },
      { title: context.text('cli.map_column'), value: (header) => header.column ?? '—' },
      {
        title: context.text('cli.map_by'),
        value: (header) => (header.by === null ? context.text('cli.by_nothing') : context.text(BY[header.by])),
      },
    ],
    map.headers,
  );
  for (const [name, value] of Object.entries(map.constants)) output.say('cli.map_constant', { column: name, value });
  if (map.missing.length > 0) output.say('cli.map_missing', { columns: map.missing.join(context.language === 'zh' ? '、' : ', ') });
  output.say('cli.map_saved', { name: save, kind });
});
