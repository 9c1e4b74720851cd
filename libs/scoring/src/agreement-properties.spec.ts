import fc from 'fast-check';
import { cohenKappa } from './cohen-kappa.js';
import { fleissKappa } from './fleiss-kappa.js';
import { gwetAc1, gwetAc2 } from './gwet-ac.js';
import { intraclassCorrelation } from './intraclass-correlation.js';
import { krippendorffAlpha } from './krippendorff-alpha.js';
import { percentAgreement } from './percent-agreement.js';
import { measurementLevels, type Rating } from './rating-table.js';

type Table = (Rating | null)[][];

const cell = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: -1, max: 3 }) }, { weight: 1, arbitrary: fc.constant(null) });
const tablesOf = (value: fc.Arbitrary<Rating | null>): fc.Arbitrary<Table> =>
  fc.integer({ min: 0, max: 4 }).chain((raters) => fc.array(fc.array(value, { minLength: raters, maxLength: raters }), { maxLength: 7 }));
const tables = tablesOf(cell);

/** Every figure of a table that does not look at more than whether categories are the same. */
const nominal = (table: Table) => [
  percentAgreement(table),
  cohenKappa(table),
  fleissKappa(table),
  krippendorffAlpha(table, 'nominal'),
  gwetAc1(table),
];

const everything = (table: Table) => [
  ...nominal(table),
  ...measurementLevels.flatMap((level) => [krippendorffAlpha(table, level), gwetAc2(table, level)]),
  cohenKappa(table, 'linear'),
  cohenKappa(table, 'quadratic'),
  ...Object.values(intraclassCorrelation(table)),
];

function expectSame(first: ReturnType<typeof everything>, second: ReturnType<typeof everything>): void {
  first.forEach((figure, index) => {
    expect(second[index]?.reason).toBe(figure.reason);
    const [one, other] = [figure.value ?? 0, second[index]?.value ?? 0];
    expect(Math.abs(one - other)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(one)));
  });
}

describe('figures of agreement', () => {
  it('do not change when units or raters change places', () => {
    fc.assert(
      fc.property(tables, fc.infiniteStream(fc.nat()), (table, keys) => {
        const shuffled = <Item>(items: readonly Item[]): Item[] =>
          items
            .map((item) => ({ item, key: keys.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item);
        const order = shuffled([...(table[0] ?? []).keys()]);
        expectSame(everything(table), everything(shuffled(table).map((unit) => order.map((rater) => unit[rater] ?? null))));
      }),
    );
  });

  it('of a nominal scale do not change when categories are renamed', () => {
    fc.assert(
      fc.property(tables, fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 5, maxLength: 5 }), (table, names) => {
        const renamed = table.map((unit) => unit.map((rating) => (rating === null ? null : (names[Number(rating) + 1] ?? ''))));
        expectSame(nominal(table), nominal(renamed));
      }),
    );
  });

  it('are at most 1, and 1 only where everybody agrees', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const perfect = percentAgreement(table).value === 1;
        for (const { value } of nominal(table)) {
          if (value === null) continue;
          expect(value).toBeLessThanOrEqual(1 + 1e-12);
          if (!perfect) expect(value).toBeLessThan(1);
        }
      }),
    );
  });

  it('of two raters without gaps put kappa within its interval', () => {
    const pairs = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 })), { maxLength: 20 });
    fc.assert(
      fc.property(pairs, (table) => {
        for (const weighting of ['unweighted', 'linear', 'quadratic'] as const) {
          const { value, low, high } = cohenKappa(table, weighting);
          if (value !== null) expect(low <= value + 1e-12 && value <= high + 1e-12).toBe(true);
        }
      }),
    );
  });

  it('are a finite number or null with a reason, whatever the table', () => {
    const values = fc.oneof(
      cell,
      fc.constantFrom('a', 'b', 0.1, 0.30000000000000004, 1e-200, 1e150, -1e300, Number.MIN_VALUE, Number.MAX_VALUE),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    fc.assert(
      fc.property(fc.oneof(tables, tablesOf(values), tablesOf(fc.constantFrom(1, null)), tablesOf(fc.constantFrom(0.1, 0.2))), (table) => {
        for (const figure of everything(table)) {
          const parts = Object.entries(figure).flatMap(([name, part]) => (name === 'reason' ? [] : [part]));
          const isKnown = figure.reason === null && parts.every((part) => Number.isFinite(part));
          const isMissing = typeof figure.reason === 'string' && parts.every((part) => part === null);
          expect(isKnown || isMissing).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
