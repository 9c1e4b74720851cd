import { translate, type Language, type MessageKey, type MessageParams } from '@platform/i18n/translate.js';

/** Puts a message into the workbook's language. */
export type Say = (key: MessageKey, params?: MessageParams) => string;

export function speaker(language: Language): Say {
  return (key, params) => translate(language, key, params);
}

const LOCALE: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };

/** `2026-10-16` as 10月16日 or 16 Oct. */
export function dayLabel(language: Language, day: string): string {
  const options = { month: language === 'zh' ? 'long' : 'short', day: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(LOCALE[language], options).format(new Date(`${day}T00:00:00Z`));
}

/** `2026-10` as 2026年10月 or October 2026. */
export function monthLabel(language: Language, periodId: string): string {
  const options = { year: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(LOCALE[language], options).format(new Date(`${periodId}-01T00:00:00Z`));
}
