import fc from 'fast-check';
import { overlapBands } from './overlap-bands.js';

const interval = (key: string, low: number, high: number) => ({ key, low, high });
const many = fc
  .array(fc.tuple(fc.nat({ max: 200 }), fc.nat({ max: 60 })), { maxLength: 25 })
  .map((pairs) => pairs.map(([low, width], index) => interval(`a${index}`, low, low + width)));

describe('tie bands', () => {
  it('puts one who overlaps with two groups into both, and leaves out who overlaps with nobody', () => {
    const result = overlapBands([interval('low', 60, 75), interval('top', 85, 95), interval('middle', 74, 86), interval('alone', 10, 20)]);
    expect(result.bands).toEqual([
      ['top', 'middle'],
      ['middle', 'low'],
    ]);
    expect(result.bandsOf.get('middle')).toEqual([1, 2]);
    expect(result.bandsOf.has('alone')).toBe(false);
  });

  it('counts touching intervals as overlapping, and has no bands of nobody', () => {
    expect(overlapBands([interval('a', 10, 20), interval('b', 20, 30)]).bands).toEqual([['b', 'a']]);
    expect(overlapBands([])).toEqual({ bands: [], bandsOf: new Map() });
  });

  it('lets two share a band exactly when their intervals overlap, no band within another', () => {
    fc.assert(
      fc.property(many, (intervals) => {
        const { bands, bandsOf } = overlapBands(intervals);
        for (const a of intervals)
          for (const b of intervals) {
            if (a === b) continue;
            const shared = (bandsOf.get(a.key) ?? []).some((band) => bandsOf.get(b.key)?.includes(band) === true);
            expect(shared).toBe(a.low <= b.high && b.low <= a.high);
          }
        for (const inner of bands)
          for (const outer of bands) if (inner !== outer) expect(inner.every((key) => outer.includes(key))).toBe(false);
      }),
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(fc.property(many, (intervals) => expect(overlapBands(intervals.toReversed())).toEqual(overlapBands(intervals))));
  });
});
