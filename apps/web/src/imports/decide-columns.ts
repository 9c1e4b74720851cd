import type { Recognition } from '@contracts/import-routes.js';

export type RecognisedTable = NonNullable<Recognition['table']>;

/** Header to column; absent: the header is not read. */
export type Decisions = Readonly<Record<string, string>>;

/** What the server takes for a column that is not read. */
const LEFT_OUT = '-';

/** What is proposed, to begin with. */
export function proposedDecisions({ headers }: RecognisedTable): Decisions {
  return Object.fromEntries(headers.flatMap(({ header, column }) => (column === null ? [] : [[header, column] as const])));
}

/** Gives a header a column, which no other header then has; a null column takes it away. */
export function decide(decisions: Decisions, header: string, column: string | null): Decisions {
  const others = Object.entries(decisions).filter(([other, taken]) => other !== header && taken !== column);
  return Object.fromEntries(column === null ? others : [...others, [header, column] as const]);
}

/** Required columns that neither a header nor a fixed value covers. Someone without a number is found by name and team. */
export function stillMissing(
  { kind, columns }: RecognisedTable,
  decisions: Decisions,
  constants: Readonly<Record<string, string>>,
): string[] {
  const covered = new Set(Object.values(decisions));
  const substituted = (name: string) => name === 'employee_no' && kind !== 'roster' && covered.has('name');
  return columns
    .filter(({ name, required }) => required && !covered.has(name) && (constants[name] ?? '').trim() === '' && !substituted(name))
    .map(({ name }) => name);
}

/** Every header with its decision, as the server takes them. */
export function decidedColumns({ headers }: RecognisedTable, decisions: Decisions): Record<string, string> {
  return Object.fromEntries(headers.map(({ header }) => [header, decisions[header] ?? LEFT_OUT]));
}

/** Whether a person should look: something required is missing, or a meaning is only guessed, and no saved map knows better. */
export function needsDecisions(table: RecognisedTable): boolean {
  if (table.map !== null) return false;
  return table.missing.length > 0 || table.headers.some(({ by }) => by === 'words' || by === 'content');
}
