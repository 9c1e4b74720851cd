import { i18n } from './language.js';

type Texts = Record<string, string>;
type Plurals<Keys> = Partial<Record<`${Keys & string}_one`, string>>;

/** The texts of one part of the page, in both languages; the Chinese ones are the list of keys. */
export interface Messages<Keys extends string> {
  namespace: string;
  /** Exists in types only. */
  keys?: Keys;
}

/**
 * Gives the page the texts of a part. `{name}` stands for a parameter; an English key with `_one` is taken for a `count` of one.
 * @param namespace the feature's name
 */
export function defineMessages<const Zh extends Texts>(
  namespace: string,
  zh: Zh,
  en: Record<keyof Zh, string> & Plurals<keyof Zh>,
): Messages<keyof Zh & string> {
  i18n.addResourceBundle('zh', namespace, zh);
  i18n.addResourceBundle('en', namespace, en);
  return { namespace };
}
