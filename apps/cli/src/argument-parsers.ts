import type { MessageKey } from '@platform/i18n/translate.js';
import { UsageError } from './usage.errors.js';

/**
 * Turns the text of an argument into its value.
 * @param previous what an option that may be given several times holds so far
 * @throws UsageError with one sentence
 */
export type ArgumentParser = (text: string, previous: unknown) => unknown;

/** One of some words. */
export function oneOf(words: readonly string[]): ArgumentParser {
  return (text) => {
    if (!words.includes(text)) throw new UsageError('cli.not_one_of', { value: text, words: words.join(', ') });
    return text;
  };
}

/** A month as `2026-10`. */
export const month: ArgumentParser = (text) => {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new UsageError('scorecards.period_unknown', { period: text });
  return text;
};

/** A whole number from `least` on. */
export function wholeNumber(least: number): ArgumentParser {
  return (text) => {
    if (!/^\d{1,9}$/.test(text) || Number(text) < least) throw new UsageError('cli.not_whole_number', { value: text, least });
    return Number(text);
  };
}

/** Any text. */
export const text: ArgumentParser = (given) => given;

/** A decimal number above 0 and at most `most`. */
export function numberWithin(most: number, sentence: Extract<MessageKey, `stats.${string}`>): ArgumentParser {
  return (given) => {
    const value = /^\d{1,9}(\.\d{1,9})?$/.test(given) ? Number(given) : NaN;
    if (!(value > 0 && value <= most)) throw new UsageError(sentence, { value: given });
    return value;
  };
}

/** A day as `2026-10-05`. */
export const isoDate: ArgumentParser = (text) => {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  if (day === null || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text)
    throw new UsageError('cli.not_a_date', { value: text });
  return text;
};

/** Names between commas; several times adds up. */
export const checkList: ArgumentParser = (text, previous) => [
  ...(Array.isArray(previous) ? (previous as string[]) : []),
  ...text.split(',').flatMap((name) => name.trim() || []),
];

/** `LEFT=RIGHT`, cut at the last `=` for what may hold one itself on the left (a header), else at the first. */
export function pair(cutAt: 'first' | 'last'): ArgumentParser {
  return (text) => {
    const cut = cutAt === 'first' ? text.indexOf('=') : text.lastIndexOf('=');
    if (cut < 1 || cut === text.length - 1) throw new UsageError('cli.not_a_pair', { value: text });
    return [text.slice(0, cut).trim(), text.slice(cut + 1).trim()];
  };
}

/** An option that may be given several times. */
export function gathered(parse: ArgumentParser): ArgumentParser {
  return (text, previous) => [...(Array.isArray(previous) ? (previous as unknown[]) : []), parse(text, undefined)];
}
