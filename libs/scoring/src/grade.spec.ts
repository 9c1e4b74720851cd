import fc from 'fast-check';
import { gradeByBands, gradeGroup } from './grade.js';
import type { Gradable } from './grade.js';
import { AGENT_STD } from './scheme-definition.js';

const bands = AGENT_STD.grades;
const forced = { ...bands, mode: 'forced' as const };
const card = (key: string, compositeBp: number, barred = false): Gradable => ({ key, compositeBp, barred });
const spread = (count: number) => Array.from({ length: count }, (_, index) => card(`a${index}`, 10000 - index * 10));
const gradesOf = (group: readonly Gradable[]) => [...gradeGroup(forced, group).values()].join('');
const groups = fc
  .array(fc.tuple(fc.integer({ min: 60, max: 100 }), fc.boolean()), { maxLength: 40 })
  .map((rows) => rows.map(([score, barred], index) => card(`a${index}`, score * 100, barred)));

describe('absolute bands', () => {
  it('grade at the edge of each band', () => {
    expect([10500, 9000, 8999, 8000, 7999, 7000, 6999, 0].map((compositeBp) => gradeByBands(bands, { compositeBp, barred: true }))).toEqual(
      ['A', 'A', 'B', 'B', 'C', 'C', 'D', 'D'],
    );
  });

  it('bar the best grade only where the scheme says so', () => {
    expect(gradeByBands({ ...bands, barA: true }, { compositeBp: 9500, barred: true })).toBe('B');
    expect(gradeByBands({ ...bands, barA: true }, { compositeBp: 7500, barred: true })).toBe('C');
  });
});

describe('forced distribution', () => {
  it('gives 20/30/40/10 % of ten', () => {
    expect(gradesOf(spread(10))).toBe('AABBBCCCCD');
  });

  it('rounds by largest remainder', () => {
    // 13: 2.6, 3.9, 5.2, 1.3 become 3, 4, 5, 1.
    expect(gradesOf(spread(13))).toBe('AAABBBBCCCCCD');
  });

  it('gives a tie the better grade, off the places of the next', () => {
    const group = spread(10).map((one, index) => (index === 2 ? card(one.key, 9990) : one));
    expect(gradesOf(group)).toBe('AAABBCCCCD');
  });

  it('uses bands for groups under ten, without their bar', () => {
    expect(gradesOf(spread(9).map((one) => ({ ...one, barred: true })))).toBe('AAAAAAAAA');
  });

  it('bars the best grade after a critical error or an at-fault complaint, and nobody else moves', () => {
    const group = spread(10).map((one, index) => (index === 0 || index === 9 ? { ...one, barred: true } : one));
    expect(gradesOf(group)).toBe('BABBBCCCCD');
  });
});

describe('grades under either rule', () => {
  it('never fall with the composite among those alike in the bar, and do not depend on the order of rows', () => {
    fc.assert(
      fc.property(groups, fc.constantFrom(bands, forced, { ...bands, barA: true }), (group, rule) => {
        const grades = gradeGroup(rule, group);
        expect(grades.size).toBe(group.length);
        for (const a of group)
          for (const b of group)
            if (a.barred === b.barred && a.compositeBp >= b.compositeBp)
              expect((grades.get(a.key) ?? 'Z') <= (grades.get(b.key) ?? 'Z')).toBe(true);
        for (const [key, grade] of gradeGroup(rule, group.toReversed())) expect(grades.get(key)).toBe(grade);
      }),
    );
  });

  it('under forced distribution give a grade more than its places only to a tie', () => {
    fc.assert(
      fc.property(groups, (group) => {
        fc.pre(group.length >= 10);
        const free = group.map((one) => ({ ...one, barred: false }));
        const best = [...gradeGroup(forced, free)]
          .filter(([, grade]) => grade === 'A')
          .map(([key]) => free.find((one) => one.key === key)?.compositeBp ?? 0);
        const places = Math.round(group.length * 0.2 + 1e-9) + 1;
        if (best.length > places) expect(best.filter((score) => score === Math.min(...best)).length).toBeGreaterThan(1);
        expect(best.length).toBeGreaterThanOrEqual(Math.floor(group.length * 0.2));
      }),
    );
  });
});
