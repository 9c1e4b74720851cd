import type { Statistic } from '@scoring/statistic.js';

/** A figure in a document: under its name a bare number, or null beside `<name>_reason`. */
export type NamedFigure<Name extends string> = Record<Name, number | null> & Partial<Record<`${Name}_reason`, string>>;

/** Puts a figure under its name. */
export function named<Name extends string>(name: Name, { value, reason }: Statistic): NamedFigure<Name> {
  return (reason === null ? { [name]: value } : { [name]: null, [`${name}_reason`]: reason }) as NamedFigure<Name>;
}
