import { en } from './messages/en.js';
import { zh } from './messages/zh.js';

export type Language = 'zh' | 'en';

type Catalogue = typeof zh;
/** `part.key`, for example `spreadsheet.empty_file`; the Chinese catalogue is the list of keys. */
export type MessageKey = { [Part in keyof Catalogue]: `${Part & string}.${keyof Catalogue[Part] & string}` }[keyof Catalogue];
export type MessageParams = Record<string, string | number>;

/** A sentence that has not been put into a language yet. */
export interface Message {
  key: MessageKey;
  params?: MessageParams;
}

/** Puts a message into a language; `{name}` in the text is replaced by the parameter of that name. */
export function translate(language: Language, key: MessageKey, params: MessageParams = {}): string {
  const dot = key.indexOf('.');
  const part = (language === 'zh' ? zh : en)[key.slice(0, dot) as keyof Catalogue] as Record<string, string>;
  const text = part[key.slice(dot + 1)];
  if (text === undefined) throw new Error(`No text for message ${key}`);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

/** Puts a message object into a language. */
export function render(language: Language, message: Message): string {
  return translate(language, message.key, message.params);
}
