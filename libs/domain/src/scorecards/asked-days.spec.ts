import { askedDays, askedInstants } from './asked-days.js';

describe('days asked for', () => {
  it('lie in the month and between the days', () => {
    expect(askedDays({}, 1)).toEqual({ from: undefined, to: undefined });
    expect(askedDays({ period: '2026-10' }, 1)).toEqual({ from: '2026-10-01', to: '2026-10-31' });
    expect(askedDays({ period: '2026-10', from: '2026-10-05', to: '2026-11-05' }, 1)).toEqual({ from: '2026-10-05', to: '2026-10-31' });
    expect(askedDays({ period: '2026-10', from: '2026-09-01' }, 26)).toEqual({ from: '2026-09-26', to: '2026-10-25' });
  });

  it('begin and end when the clocks of the centre do, the last day included', () => {
    expect(askedInstants({ from: '2026-10-01', to: '2026-10-31' }, 'Asia/Shanghai')).toEqual({
      since: new Date('2026-09-30T16:00:00Z'),
      before: new Date('2026-10-31T16:00:00Z'),
    });
    expect(askedInstants({ to: '2026-10-31' }, 'UTC')).toEqual({ before: new Date('2026-11-01T00:00:00Z') });
    expect(askedInstants({}, 'UTC')).toEqual({});
  });
});
