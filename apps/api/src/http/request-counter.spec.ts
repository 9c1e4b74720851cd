import { RequestCounter } from './request-counter.js';

describe('a limit of requests', () => {
  it('holds back who asks too often, and nobody else', () => {
    const counter = new RequestCounter(2, 1000, () => 0);
    expect([counter.take('a'), counter.take('a'), counter.take('a'), counter.take('b')]).toEqual([true, true, false, true]);
  });

  it('begins anew when its time is over', () => {
    let now = 500;
    const counter = new RequestCounter(1, 1000, () => now);
    const at = (moment: number) => {
      now = moment;
      return counter.take('a');
    };
    expect([at(500), at(1499), at(1500), at(1501), at(9000)]).toEqual([true, false, true, false, true]);
  });
});
