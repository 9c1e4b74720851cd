import { z } from 'zod';

/** The sample centre in the database. */
const sampleSettingSchema = z.strictObject({
  /** The same seed and last month give the same centre. */
  seed: z.string(),
  /** The last month with data, such as `2026-10`. */
  last_month: z.string(),
  /** `loading`: on its way, or cut off on it. */
  state: z.enum(['loading', 'loaded']),
  /** Rows of each table when it was complete: more means that someone has added records of their own. */
  records: z.record(z.string(), z.int()),
});

export type SampleSetting = z.infer<typeof sampleSettingSchema>;

/** What a centre decides once and everything else follows. Each change is a new version with who and when. */
export const settingSchemas = {
  /** The centre's IANA zone: it decides which month a call belongs to. */
  time_zone: z.string(),
  /** 1: calendar months; 26: from the 26th to the 25th, named for the month it ends in. */
  month_starts_on: z.union([z.literal(1), z.literal(26)]),
  /** Null: it was taken away. */
  sample: sampleSettingSchema.nullable(),
} as const;

export type SettingKey = keyof typeof settingSchemas;
export type SettingValue<Key extends SettingKey> = z.infer<(typeof settingSchemas)[Key]>;
