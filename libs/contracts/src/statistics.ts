import { z } from 'zod';
import { defineRoute, idSchema, rowIdSchema, shortTextSchema } from './http.js';
import { jobSchema } from './jobs.js';

const columns = (most: number) =>
  z.array(shortTextSchema()).max(most).default([]).meta({ description: 'Headers of the columns to take; none: as they stand' });

/** What is to be worked out of a table, as the command `fairmark stats` does. */
export const statisticsWishSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('agreement'),
      level: z.enum(['nominal', 'ordinal', 'interval', 'ratio']).default('nominal'),
      master: shortTextSchema().nullable().default(null).meta({ description: 'Header of the column with the master scores' }),
    }),
    z.strictObject({
      kind: z.literal('items'),
      key_upload: rowIdSchema
        .nullable()
        .default(null)
        .meta({ description: 'A sent file with the right options; null: the cells are 0 and 1' }),
    }),
    z.strictObject({ kind: z.literal('xmr'), columns: columns(1) }),
    z.strictObject({ kind: z.literal('p'), columns: columns(2) }),
    z.strictObject({
      kind: z.literal('ewma'),
      columns: columns(1),
      lambda: z.number().gt(0).max(1).optional(),
      width: z.number().gt(0).max(10).optional(),
    }),
    z.strictObject({ kind: z.literal('paired'), columns: columns(2) }),
  ])
  .meta({ id: 'StatisticsWish', example: { kind: 'agreement', level: 'ordinal' } });
export type StatisticsWish = z.output<typeof statisticsWishSchema>;

export const requestStatistics = defineRoute({
  method: 'POST',
  path: '/uploads/:upload/statistics',
  tag: 'statistics',
  summary: 'Work out agreement, exam items, a control chart or a paired difference of a table that was sent',
  permission: 'imports.run',
  data: 'own',
  params: z.strictObject({ upload: idSchema }),
  body: statisticsWishSchema,
  response: jobSchema,
  status: 202,
});
