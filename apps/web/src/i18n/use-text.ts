import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { i18n, type Language } from './language.js';
import type { Messages } from './define-messages.js';

export type TextParams = Record<string, string | number>;
export type Say<Keys extends string> = (key: Keys, params?: TextParams) => string;

/** Says the texts of a part of the page in the reader's language. */
export function useText<Keys extends string>(messages: Messages<Keys>): Say<Keys> {
  const { i18n: spoken } = useTranslation(undefined, { i18n });
  const { namespace } = messages;
  const { language } = spoken;
  return useCallback((key, params) => i18n.t(key, { ...params, ns: namespace, lng: language }), [namespace, language]);
}

export function useLanguage(): Language {
  const { i18n: spoken } = useTranslation(undefined, { i18n });
  return spoken.language === 'en' ? 'en' : 'zh';
}
