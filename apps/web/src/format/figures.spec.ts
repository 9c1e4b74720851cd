import { day, keepZone, moment, month, percent, score, signed } from './figures.js';

describe('figures on a page', () => {
  it('have two decimals, and a dash where there is none', () => {
    expect([score(87.3), score(0), score(null)]).toEqual(['87.30', '0.00', '—']);
  });

  it('show rates as percentages', () => {
    expect([percent(0.875), percent(1, 0), percent(null)]).toEqual(['87.5%', '100%', '—']);
  });

  it('show changes with their sign, and none where nothing is left after rounding', () => {
    expect([signed(1.25), signed(-0.4), signed(0.001), signed(null)]).toEqual(['+1.25', '−0.40', '±0.00', '—']);
  });

  it('name months as the country does', () => {
    expect([month('2026-10', 'zh'), month('2026-10', 'en')]).toEqual(['2026年10月', 'Oct 2026']);
  });

  it('tell the time by the centre’s clocks, whatever those of the computer show', () => {
    keepZone('Asia/Shanghai');
    expect([moment('2026-10-05T17:30:00.000Z'), day('2026-10-05T17:30:00.000Z'), moment(null)]).toEqual([
      '2026-10-06 01:30',
      '2026-10-06',
      '—',
    ]);
    keepZone('America/Los_Angeles');
    expect(moment('2026-10-05T17:30:00.000Z')).toBe('2026-10-05 10:30');
  });
});
