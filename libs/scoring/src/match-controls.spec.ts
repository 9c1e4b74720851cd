import fc from 'fast-check';
import { matchControls, type Match } from './match-controls.js';

const scores = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 6 });

/** The best matching by trying all: most matches, then the least sum of differences. */
function best(treated: number[], controls: number[], caliper: number, used = new Set<number>()): [number, number] {
  const [first, ...others] = treated;
  if (first === undefined) return [0, 0];
  let found = best(others, controls, caliper, used);
  controls.forEach((control, index) => {
    if (used.has(index) || Math.abs(control - first) > caliper) return;
    const [count, cost] = best(others, controls, caliper, new Set([...used, index]));
    const [more, sum] = [count + 1, cost + Math.abs(control - first)];
    if (more > found[0] || (more === found[0] && sum < found[1])) found = [more, sum];
  });
  return found;
}

describe('matching of untrained persons', () => {
  it('takes each once, and leaves out who has nobody near', () => {
    expect(matchControls([60, 62, 90], [61, 40, 63, 75], 5)).toEqual([
      { treated: 0, control: 0 },
      { treated: 1, control: 2 },
    ]);
  });

  it('finds as many matches as there can be, at the least sum of differences', () => {
    fc.assert(
      fc.property(
        scores,
        fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 5 }),
        fc.integer({ min: 0, max: 8 }),
        (treated, controls, caliper) => {
          const matches = matchControls(treated, controls, caliper);
          const distance = ({ treated: one, control }: Match): number => Math.abs((treated[one] ?? NaN) - (controls[control] ?? NaN));
          expect(new Set(matches.map((match) => match.control)).size).toBe(matches.length);
          expect(new Set(matches.map((match) => match.treated)).size).toBe(matches.length);
          for (const match of matches) expect(distance(match)).toBeLessThanOrEqual(caliper);
          expect([matches.length, matches.reduce((sum, match) => sum + distance(match), 0)]).toEqual(best(treated, controls, caliper));
        },
      ),
    );
  });

  it('refuses a caliper below 0', () => {
    expect(() => matchControls([1], [1], -1)).toThrow(RangeError);
  });
});
