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

/** Who is written down as having brought the sample in: nothing of it was done by a person. */
export const SAMPLE_ACTOR = 'sample';

/** What a centre decides once and everything else follows. Each change is a new version with who and when. */
export const settingSchemas = {
  /** The centre's IANA zone: it decides which month a call belongs to. */
  time_zone: z.string().refine(isTimeZone),
  /** 1: calendar months; 26: from the 26th to the 25th, named for the month it ends in. */
  month_starts_on: z.union([z.literal(1), z.literal(26)]),
  /** Working days of the notice period (公示) that publishing proposes. */
  notice_days: z.int().min(0).max(60),
  /** Working days after which an evaluation that its agent did nothing about counts as acknowledged. */
  acknowledge_days: z.int().min(1).max(60),
  /** After so many months audit events lose their details, though not who did what and when; null: never. */
  audit_retention_months: z.int().min(6).max(600).nullable(),
  /** After so many months the stored copy of an imported file is removed; null: never. */
  import_file_retention_months: z.int().min(1).max(600).nullable(),
  /** After so many days a workbook in the export folder is removed; null: never. */
  export_file_retention_days: z.int().min(1).max(3650).nullable(),
  /** Where a recording can be heard, with `{recording_id}` in it; null: nowhere. */
  recording_link_pattern: z.string().max(500).refine(isLinkPattern).nullable(),
  /** Null: it was taken away. */
  sample: sampleSettingSchema.nullable(),
} as const;

export type SettingKey = keyof typeof settingSchemas;
export type SettingValue<Key extends SettingKey> = z.infer<(typeof settingSchemas)[Key]>;

/** What holds until a centre decides otherwise, for the settings that people see and change. */
export const settingDefaults = {
  time_zone: 'Asia/Shanghai',
  month_starts_on: 1,
  notice_days: 3,
  acknowledge_days: 3,
  audit_retention_months: null,
  import_file_retention_months: null,
  export_file_retention_days: null,
  recording_link_pattern: null,
} as const satisfies { [Key in Exclude<SettingKey, 'sample'>]: SettingValue<Key> };

export type PublicSettingKey = keyof typeof settingDefaults;
export const publicSettingKeys = Object.keys(settingDefaults) as [PublicSettingKey, ...PublicSettingKey[]];

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '' && /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

/** An https address with the place for the recording in its path or query, never in the host. */
function isLinkPattern(pattern: string): boolean {
  const parts = pattern.split('{recording_id}');
  if (parts.length !== 2 || !URL.canParse(parts.join('x'))) return false;
  const url = new URL(parts.join('x'));
  return url.protocol === 'https:' && url.username === '' && /^https:\/\/[^/?#{]+[/?#]/.test(parts[0]!);
}
