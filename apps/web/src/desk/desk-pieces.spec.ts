import { clockText, readClock } from './clock-text.js';
import { Stopwatch } from './stopwatch.js';

describe('a place in a recording', () => {
  it('is written as minutes and seconds, and read back', () => {
    expect(clockText(5)).toBe('0:05');
    expect(clockText(754)).toBe('12:34');
    for (const seconds of [0, 59, 60, 754, 6000]) expect(readClock(clockText(seconds))).toBe(seconds);
    expect(readClock(' 1：05 ')).toBe(65);
    expect(readClock('41')).toBe(41);
  });

  it('is nothing else', () => {
    for (const text of ['', 'a', '1:75', '-1', '1:2:3', '99999999']) expect(readClock(text)).toBeNull();
  });
});

describe('the time spent', () => {
  it('goes on from earlier sittings, and a pause is none of it', () => {
    let now = 0;
    const watch = new Stopwatch(100, () => now);
    now = 10_000;
    watch.touch();
    expect(watch.seconds()).toBe(110);
    now += 3_600_000;
    watch.touch();
    expect(watch.seconds()).toBe(230);
    now += 1000;
    expect(watch.seconds()).toBe(230);
  });
});
