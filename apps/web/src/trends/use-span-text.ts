import { month } from '../format/figures.js';
import { useLanguage } from '../i18n/use-text.js';

/** Says the months from one to another, or the one month. */
export function useSpanText(): (span: { from: string; to: string }) => string {
  const language = useLanguage();
  return ({ from, to }) => (from === to ? month(to, language) : `${month(from, language)} – ${month(to, language)}`);
}
