import { ITEM_FLAGS } from '@scoring/flags.js';

/** What the flags of one answer add to the sum of marks: 1 without a value, 2^24 when missed; in the order of the flags, 0 to 31. */
const MARKS = Array.from({ length: 32 }, (_, flags) => {
  const withoutValue = (flags & (ITEM_FLAGS.UNANSWERED | ITEM_FLAGS.NA | ITEM_FLAGS.HIDDEN)) !== 0;
  return Number(withoutValue) + ((flags & ITEM_FLAGS.MISSED) === 0 ? 0 : 1 << 24);
});

/** Writes out a statement for forms of up to so many items: `{{…}}` once for each item, `#` being its number, MARKS the table of marks. */
export function perItemSql(template: string, items: number): string {
  const numbers = Array.from({ length: items }, (_, index) => String(index + 1));
  return template
    .replaceAll('{MARKS}', `{${MARKS.join(',')}}`)
    .replaceAll(/\{\{(.*)\}\}/g, (_, each: string) => numbers.map((number) => each.replaceAll('#', number)).join(', '));
}
