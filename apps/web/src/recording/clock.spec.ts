import { clock } from './clock.js';

describe('a moment of a recording', () => {
  it.each([
    [0, '0:00'],
    [7.9, '0:07'],
    [187, '3:07'],
    [3765, '1:02:45'],
    [-1, '0:00'],
    [Number.NaN, '0:00'],
  ])('at %d seconds reads %s', (seconds, text) => {
    expect(clock(seconds)).toBe(text);
  });
});
