import fc from 'fast-check';
import { localDate, localDateTime, zonedInstant } from './zone.js';

describe('local time and instants', () => {
  it('meet in the zone of the centre, whatever the host', () => {
    expect(zonedInstant('2026-10-05T09:30:15', 'Asia/Shanghai').toISOString()).toBe('2026-10-05T01:30:15.000Z');
    expect(zonedInstant('2026-10-05', 'Asia/Shanghai').toISOString()).toBe('2026-10-04T16:00:00.000Z');
    expect(zonedInstant('2026-10-05T09:30', 'Asia/Kathmandu').toISOString()).toBe('2026-10-05T03:45:00.000Z');
    expect(localDate(new Date('2026-10-31T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-01');
    expect(localDateTime(new Date('2026-10-31T15:59:59.999Z'), 'Asia/Shanghai')).toBe('2026-10-31T23:59:59');
    expect(localDateTime(new Date('2026-10-31T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-01T00:00:00');
  });

  it('a time that clocks skip lies as far behind the gap; one that they repeat is the earlier', () => {
    expect(zonedInstant('2026-03-29T02:30:00', 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(zonedInstant('2026-10-25T02:30:00', 'Europe/Berlin').toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(zonedInstant('2026-03-08T02:00:00', 'America/New_York').toISOString()).toBe('2026-03-08T07:00:00.000Z');
    expect(zonedInstant('2026-03-28T12:00:00', 'Europe/Berlin').toISOString()).toBe('2026-03-28T11:00:00.000Z');
    // China set its clocks forward in the summers of 1986 to 1991.
    expect(zonedInstant('1988-07-01T08:00:00', 'Asia/Shanghai').toISOString()).toBe('1988-06-30T23:00:00.000Z');
  });

  it('refuses what is no time or no zone', () => {
    expect(() => zonedInstant('2026-13-01', 'Asia/Shanghai')).toThrow(RangeError);
    expect(() => localDate(new Date(0), 'Asia/Nowhere')).toThrow('Asia/Nowhere');
  });

  it('every local time that an instant shows leads back to an instant that shows it', () => {
    const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC');
    const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const shown = localDateTime(instant, zone);
        const back = zonedInstant(shown, zone);
        expect(localDateTime(back, zone)).toBe(shown);
        expect(back.getTime()).toBeLessThanOrEqual(instant.getTime());
      }),
    );
  });
});
