import type { ImportSession } from '@platform/intake/import-session.js';
import { textOf, type ParsedRow } from '@platform/intake/parsed-row.js';
import type { KnownPerson, PersonDirectory } from './person-directory.js';

/**
 * The person a row of an import names by number, or by name and team on that day. What was decided for the user is listed as a match,
 * a name that does not go with the number as a warning, nobody as a problem.
 * @returns null when there is a problem
 */
export function personOfRow(session: ImportSession, directory: PersonDirectory, row: ParsedRow, day: string): KnownPerson | null {
  const name = textOf(row, 'name');
  const found = directory.find({ employeeNo: textOf(row, 'employee_no'), name, team: textOf(row, 'team_code'), day });
  if (!found.found) {
    session.problem(row, found.column, found.key, found.params);
    return null;
  }
  const { person } = found;
  const no = person.employeeNo;
  if (found.byName) {
    const team = directory.teamOf(person, day)?.name ?? '—';
    session.match(row, 'name', 'organization.found_by_name', { no, name: person.name, team });
  } else if (name !== null && name !== person.name) {
    session.warning(row, 'name', 'organization.name_differs', { no, known: person.name, name });
  }
  return person;
}

/** Facts of someone who has left are accepted with a warning at the column that holds the day. */
export function warnIfGone(session: ImportSession, row: ParsedRow, column: string, person: KnownPerson, day: string): boolean {
  if (person.leftOn === null || person.leftOn >= day) return false;
  const params = { name: person.name, no: person.employeeNo, left_on: person.leftOn, day };
  session.warning(row, column, 'organization.after_leaving', params);
  return true;
}
