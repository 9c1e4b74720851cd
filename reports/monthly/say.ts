import { translate, type Language, type MessageKey, type MessageParams } from '@platform/i18n/translate.js';

/** Puts a message into the workbook's language. */
export type Say = (key: MessageKey, params?: MessageParams) => string;

export function speaker(language: Language): Say {
  return (key, params) => translate(language, key, params);
}

const LOCALE: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };

type Formatters = Record<Language, Intl.DateTimeFormat>;

const formatters = (options: (language: Language) => Intl.DateTimeFormatOptions): Formatters => ({
  zh: new Intl.DateTimeFormat(LOCALE.zh, { ...options('zh'), timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat(LOCALE.en, { ...options('en'), timeZone: 'UTC' }),
});

const DAYS = formatters((language) => ({ month: language === 'zh' ? 'long' : 'short', day: 'numeric' }));
const MONTHS = formatters(() => ({ year: 'numeric', month: 'long' }));

/** `2026-10-16` as 10月16日 or 16 Oct. */
export function dayLabel(language: Language, day: string): string {
  return DAYS[language].format(new Date(`${day}T00:00:00Z`));
}

/** `2026-10` as 2026年10月 or October 2026. */
export function monthLabel(language: Language, periodId: string): string {
  return MONTHS[language].format(new Date(`${periodId}-01T00:00:00Z`));
}
