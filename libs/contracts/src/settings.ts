import { z } from 'zod';

/** What a centre decides once and everything else follows. Each change is a new version with who and when. */
export const settingSchemas = {
  /** The centre's IANA zone: it decides which month a call belongs to. */
  time_zone: z.string(),
  /** 1: calendar months; 26: from the 26th to the 25th, named for the month it ends in. */
  month_starts_on: z.union([z.literal(1), z.literal(26)]),
} as const;

export type SettingKey = keyof typeof settingSchemas;
export type SettingValue<Key extends SettingKey> = z.infer<(typeof settingSchemas)[Key]>;
