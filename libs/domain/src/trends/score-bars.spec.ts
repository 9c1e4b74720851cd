import { medianOf, scoreBars } from './score-bars.js';

describe('the bars of a distribution of scores', () => {
  it('are five points wide, without gaps from the lowest score to 100', () => {
    expect(
      scoreBars([
        { points: 79, n: 1 },
        { points: 90, n: 2 },
        { points: 94, n: 3 },
      ]),
    ).toEqual([
      { from: 75, to: 80, n: 1 },
      { from: 80, to: 85, n: 0 },
      { from: 85, to: 90, n: 0 },
      { from: 90, to: 95, n: 5 },
      { from: 95, to: 100, n: 0 },
    ]);
  });

  it('count full marks in the bar below, and go on above 100 where a form does', () => {
    expect(
      scoreBars([
        { points: 95, n: 1 },
        { points: 100, n: 4 },
        { points: 104, n: 1 },
      ]),
    ).toEqual([
      { from: 95, to: 100, n: 5 },
      { from: 100, to: 105, n: 1 },
    ]);
  });

  it('are none without scores', () => {
    expect([scoreBars([]), medianOf([])]).toEqual([[], null]);
  });

  it('have the score in the middle', () => {
    expect(
      medianOf([
        { points: 60, n: 1 },
        { points: 80, n: 2 },
        { points: 90, n: 3 },
      ]),
    ).toBe(80);
  });
});
