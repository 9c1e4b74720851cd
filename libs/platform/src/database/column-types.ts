import pg from 'pg';

const DATE = 1082;
const DATE_ARRAY = 1182;
const TEXT_ARRAY = 1009;
const INSTANT = 1184;

const readInstant = pg.types.getTypeParser(INSTANT, 'text') as (text: string) => Date | number;

/** Sessions run in UTC, so nearly every instant reads `2026-10-05 08:30:00.25+00`; all others, such as `infinity`, take pg's longer way. */
const IN_UTC = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00$/;

function instantOf(text: string): Date | number {
  return IN_UTC.test(text) ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`) : readInstant(text);
}

/** A date is a day, not an instant: as text `2026-10-05` no time zone of the host can move it to another month. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === DATE) return (text: string) => text;
    if (oid === INSTANT) return instantOf;
    return pg.types.getTypeParser(oid === DATE_ARRAY ? TEXT_ARRAY : oid, format as 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};
