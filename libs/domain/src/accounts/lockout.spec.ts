import fc from 'fast-check';
import { FREE_FAILURES, waitAfter } from './lockout.js';

describe('the wait after wrong passwords', () => {
  it('is nothing at first, then half a minute, and doubles', () => {
    expect([1, 4, 5, 6, 7, 8].map(waitAfter)).toEqual([0, 0, 30, 60, 120, 240]);
  });

  it('never grows shorter and never longer than a quarter of an hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: FREE_FAILURES, max: 5000 }), (failures) => {
        expect(waitAfter(failures + 1)).toBeGreaterThanOrEqual(waitAfter(failures));
        expect(waitAfter(failures)).toBeLessThanOrEqual(900);
      }),
    );
  });
});
