import fc from 'fast-check';
import { meanOfPrinted } from './mean-of-printed.js';

const figures = fc.array(fc.option(fc.integer({ min: 0, max: 10500 })), { maxLength: 40 });

describe('the mean of printed figures', () => {
  it('leaves out who has none instead of counting 0', () => {
    expect([meanOfPrinted([8000, null, 9001]), meanOfPrinted([null]), meanOfPrinted([])]).toEqual([8501, null, null]);
  });

  it('lies between the least and the greatest, in any order', () => {
    fc.assert(
      fc.property(figures, (printed) => {
        const mean = meanOfPrinted(printed);
        const present = printed.filter((figure) => figure !== null);
        fc.pre(mean !== null);
        expect(mean >= Math.min(...present) && mean <= Math.max(...present)).toBe(true);
        expect(meanOfPrinted(printed.toReversed())).toBe(mean);
      }),
    );
  });
});
