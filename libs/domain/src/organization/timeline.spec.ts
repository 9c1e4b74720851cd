import fc from 'fast-check';
import { differingSpans, endAt, holdFrom, valueOn, type Segment } from './timeline.js';

const days = Array.from({ length: 28 }, (_, index) => `2026-10-${String(index + 1).padStart(2, '0')}`);
const day = fc.constantFrom(...days);
const steps = fc.array(fc.record({ day: fc.option(day, { nil: null }), value: fc.constantFrom('A', 'B', 'C') }), { maxLength: 8 });
const build = (list: { day: string | null; value: string }[]): Segment<string>[] =>
  list.reduce<Segment<string>[]>((timeline, step) => holdFrom(timeline, step.day, step.value), []);

const isSound = (timeline: readonly Segment<string>[]): boolean =>
  timeline.every((segment, index) => {
    const next = timeline[index + 1];
    const forward = segment.from === null || segment.to === null || segment.from < segment.to;
    return forward && (!next || (segment.to !== null && next.from !== null && segment.to <= next.from));
  });

describe('timeline', () => {
  it('a transfer in mid-month cuts the old team on the day before and starts the new one on the day', () => {
    const timeline = build([
      { day: '2026-10-01', value: 'A' },
      { day: '2026-10-15', value: 'B' },
    ]);
    expect(timeline).toEqual([
      { from: '2026-10-01', to: '2026-10-15', value: 'A' },
      { from: '2026-10-15', to: null, value: 'B' },
    ]);
    expect(valueOn(timeline, '2026-10-14')).toBe('A');
    expect(valueOn(timeline, '2026-10-15')).toBe('B');
  });

  it('saying again what already holds changes nothing', () => {
    fc.assert(
      fc.property(steps, day, (list, at) => {
        const timeline = build(list);
        const value = valueOn(timeline, at);
        if (value !== null) expect(holdFrom(timeline, at, value)).toEqual(timeline);
      }),
    );
  });

  it('segments never overlap and never run backwards', () => {
    fc.assert(fc.property(steps, (list) => expect(isSound(build(list))).toBe(true)));
  });

  it('what is set on a day holds on that day, and days before it are untouched', () => {
    fc.assert(
      fc.property(steps, day, fc.constantFrom('A', 'B', 'C'), day, (list, at, value, other) => {
        const before = build(list);
        const after = holdFrom(before, at, value);
        expect(valueOn(after, at)).toBe(value);
        if (other < at) expect(valueOn(after, other)).toBe(valueOn(before, other));
      }),
    );
  });

  it('after an end nothing holds, before it all is as it was', () => {
    fc.assert(
      fc.property(steps, day, day, (list, at, other) => {
        const before = build(list);
        const after = endAt(before, at);
        expect(isSound(after)).toBe(true);
        expect(valueOn(after, other)).toBe(other < at ? valueOn(before, other) : null);
      }),
    );
  });

  it('the days two histories differ on are exactly the differing spans', () => {
    fc.assert(
      fc.property(steps, steps, day, (one, two, at) => {
        const left = build(one);
        const right = build(two);
        const inside = differingSpans(left, right).some(
          (span) => (span.from === null || span.from <= at) && (span.to === null || at < span.to),
        );
        expect(inside).toBe(valueOn(left, at) !== valueOn(right, at));
      }),
    );
  });
});
