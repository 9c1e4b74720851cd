import pg from 'pg';

/** The day of an instant in a zone, as an expression in SQL. @param instant a column of type timestamptz */
export function localDaySql(instant: string, zone: string): string {
  return `(${instant} at time zone ${pg.escapeLiteral(zone)})::date`;
}
