import type { PublicSettingKey } from '@contracts/settings.js';
import type { settingMessages } from './messages.js';
import type { Messages } from '../i18n/define-messages.js';
import type { Say } from '../i18n/use-text.js';

export type SettingSay = typeof settingMessages extends Messages<infer Keys> ? Say<Keys> : never;
export type SettingValue = string | number | null;

const units: Partial<Record<PublicSettingKey, 'days' | 'months' | 'calendar_days'>> = {
  notice_days: 'days',
  acknowledge_days: 'days',
  audit_retention_months: 'months',
  import_file_retention_months: 'months',
  export_file_retention_days: 'calendar_days',
};

/** Whether a setting holds a number. */
export function isNumber(key: PublicSettingKey): boolean {
  return units[key] !== undefined;
}

/** Whether a setting may be left empty. */
export function mayBeEmpty(key: PublicSettingKey): boolean {
  return key === 'recording_link_pattern' || (isNumber(key) && units[key] !== 'days');
}

/** A value in words. */
export function valueWords(key: PublicSettingKey, value: SettingValue, say: SettingSay): string {
  if (value === null) return say(key === 'recording_link_pattern' ? 'nowhere' : 'forever');
  if (key === 'month_starts_on') return say(value === 1 ? 'month_1' : 'month_26');
  const unit = units[key];
  return unit === undefined ? String(value) : say(unit, { n: value });
}

/** What was typed as a value; what is no number is left to the server to refuse. */
export function typedValue(key: PublicSettingKey, typed: string): SettingValue {
  const text = typed.trim();
  if (text === '' && mayBeEmpty(key)) return null;
  if ((isNumber(key) || key === 'month_starts_on') && text !== '' && Number.isFinite(Number(text))) return Number(text);
  return text;
}
