import { MISSING } from '../format/figures.js';

/** Figures whose values are fractions. */
const RATE = /_rate$|_accuracy$/;
/** Figures that are whole numbers. */
const WHOLE = /^rank_|_count$|^evaluations_|^tie_|^headcount$|complaints$|commendations$|_n$|_members$/;

/** A figure of a card as the card prints it; what it is not known how to print is shown as it is. */
export function figureText(figure: string, value: unknown): string {
  if (value === null || value === undefined) return MISSING;
  if (typeof value === 'number') {
    if (RATE.test(figure)) return `${(value * 100).toFixed(2)}%`;
    return WHOLE.test(figure) ? String(value) : value.toFixed(2);
  }
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'object' ? contentText(value) : String(value);
}

/** What is known of a fact, on one line. */
function contentText(value: object): string {
  return Object.values(value)
    .filter((part) => part !== null && typeof part !== 'object')
    .map(String)
    .join(' · ');
}
