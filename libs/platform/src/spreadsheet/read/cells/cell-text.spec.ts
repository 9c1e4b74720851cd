import fc from 'fast-check';
import { isPlain, plain, trimmed } from './cell-text.js';

/** Texts of the characters that cells are made of, and of those around them. */
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...' \u00a0\u3000\u200b\ufeff\t\n', ...'09azAZ~!\u007f', ...'一龥张①ａ１％（，。﨎豈', '가', 'e\u0301', '😀'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 8,
});

describe('the text of a cell', () => {
  it('is called plain only when neither trimming nor NFKC changes it', () => {
    fc.assert(
      fc.property(text, (given) => {
        fc.pre(isPlain(given));
        expect(given.normalize('NFKC').trim()).toBe(given);
      }),
    );
  });

  it('comes out the same whether the quick way was taken or not', () => {
    fc.assert(
      fc.property(text, (given) => {
        const ends = /^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/gu;
        expect(trimmed(given)).toBe(given.replace(ends, ''));
        expect(plain(given)).toBe(given.normalize('NFKC').replace(ends, ''));
      }),
    );
  });

  it.each(['', 'STD-IN', '2026-10-05 14:30', '开头语', '10月5日'])('%j is plain', (given) => expect(isPlain(given)).toBe(true));
  it.each([' 5', '5 ', '５', '不适用\u3000', 'a\tb', 'é'])('%j is not', (given) => expect(isPlain(given)).toBe(false));
});
