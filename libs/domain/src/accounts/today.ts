/** The centre's zone: SQL, no parameters. */
export const TIME_ZONE = /* sql */ `coalesce(
  (select value #>> '{}' from setting where key = 'time_zone' order by version desc limit 1), 'Asia/Shanghai')`;

/** The day it is in the centre, by the database's clock: SQL, no parameters. */
export const TODAY = /* sql */ `(now() at time zone ${TIME_ZONE})::date`;
