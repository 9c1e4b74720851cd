import fc from 'fast-check';
import { findSignals } from './find-signals.js';

const around = (values: (number | null)[]) => values.map((value) => ({ value, lower: -10, upper: 10 }));

describe('signals of a control chart', () => {
  it('marks a point beyond its limits, not one on them', () => {
    expect(findSignals(around([10, -10, 11, -11]), 0)).toEqual([
      { index: 2, rule: 'beyond_limits' },
      { index: 3, rule: 'beyond_limits' },
    ]);
  });

  it('marks all of eight on one side, not seven', () => {
    expect(findSignals(around([1, 2, 3, 4, 5, 6, 7, -1]), 0)).toEqual([]);
    expect(findSignals(around([-1, 1, 2, 3, 4, 5, 6, 7, 8]), 0).map((signal) => signal.index)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('ends a run at a point on the centre and at a gap', () => {
    expect(findSignals(around([1, 1, 1, 1, 0, 1, 1, 1, 1]), 0)).toEqual([]);
    expect(findSignals(around([1, 1, 1, 1, null, 1, 1, 1, 1]), 0)).toEqual([]);
  });

  it('finds in the mirrored series, read backwards, the mirrored signals', () => {
    const values = fc.array(fc.oneof(fc.integer({ min: -14, max: 14 }), fc.integer({ min: 1, max: 3 }), fc.constant(null)), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(values, (series) => {
        const mirrored = series.map((value) => (value === null ? null : -value)).toReversed();
        const back = findSignals(around(mirrored), 0)
          .map((signal) => ({ ...signal, index: series.length - 1 - signal.index }))
          .sort((a, b) => a.index - b.index || (a.rule < b.rule ? -1 : 1));
        expect(findSignals(around(series), 0)).toEqual(back);
      }),
    );
  });
});
