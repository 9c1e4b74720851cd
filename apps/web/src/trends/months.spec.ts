import { monthAfter, monthsFrom, spanBefore } from './months.js';

describe('months', () => {
  it('go over the end of a year both ways', () => {
    expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1), monthAfter('2026-10', -11)]).toEqual(['2027-01', '2025-12', '2025-11']);
  });

  it('are counted with both ends', () => {
    expect([monthsFrom('2026-10', '2026-10'), monthsFrom('2025-11', '2026-10')]).toEqual([1, 12]);
  });

  it('are compared with as many right before them', () => {
    expect(spanBefore('2026-08', '2026-10')).toEqual({ from: '2026-05', to: '2026-07' });
  });
});
