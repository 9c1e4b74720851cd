import type { Notification } from '@contracts/notifications.js';
import { month } from '../format/figures.js';
import type { TextParams } from '../i18n/use-text.js';
import type { Language } from '../i18n/language.js';

/** What the sentence of a notification names, in the reader's language. */
export function wordsOf({ params }: Pick<Notification, 'params'>, language: Language): TextParams {
  const { period } = params;
  return typeof period === 'string' ? { ...params, month: month(period, language) } : params;
}

/** The page that shows what it is about; a single result is shown itself. */
export function placeOf({ params, path }: Pick<Notification, 'params' | 'path'>): string {
  const { evaluation_no } = params;
  return evaluation_no === undefined ? path : `/evaluations/${encodeURIComponent(evaluation_no)}`;
}
