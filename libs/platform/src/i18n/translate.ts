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

/** Texts by language and key, found once: a raw export asks for the same few words millions of times. */
const texts: Record<Language, Map<MessageKey, string>> = { zh: new Map(), en: new Map() };

function textOf(language: Language, key: MessageKey): string {
  const known = texts[language].get(key);
  if (known !== undefined) return known;
  const dot = key.indexOf('.');
  const part = (language === 'zh' ? zh : en)[key.slice(0, dot) as keyof Catalogue] as Record<string, string>;
  const text = part[key.slice(dot + 1)];
  if (text === undefined) throw new Error(`No text for message ${key}`);
  texts[language].set(key, text);
  return text;
}

/** Puts a message into a language; `{name}` in the text is replaced by the parameter of that name. */
export function translate(language: Language, key: MessageKey, params: MessageParams = {}): string {
  const text = textOf(language, key);
  return text.includes('{') ? text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole)) : text;
}

/** Puts a message object into a language. */
export function render(language: Language, message: Message): string {
  return translate(language, message.key, message.params);
}
