import { firstDay, lastDay, later } from './sample-calendar.js';
import type { SamplePerson, SampleTeam, Stint } from './sample-people.js';
import { ROSTER_HEADERS, type SampleCell, type SampleTable } from './sample-table.js';

interface Entry {
  effectiveFrom: string;
  row: SampleCell[];
}

function supervisorNo(people: readonly SamplePerson[], index: number): string | null {
  const supervisors = people.filter((person) => person.stints[0]?.post === '班长');
  return supervisors[index]?.employeeNo ?? null;
}

/** @param leftOn what the uploader knew of the leaving day: null while it lay ahead, or for an earlier membership */
function rosterRow(
  person: SamplePerson,
  stint: Stint,
  team: SampleTeam | null,
  supervisor: string | null,
  leftOn: string | null,
): SampleCell[] {
  const { employeeNo, name, hiredOn } = person;
  return [employeeNo, name, stint.post, team?.code ?? null, team?.name ?? null, supervisor, stint.from, hiredOn, leftOn];
}

function rowMaker(people: readonly SamplePerson[], teams: readonly SampleTeam[]) {
  const supervisors = teams.map((team) => supervisorNo(people, team.supervisorIndex));
  return (person: SamplePerson, stint: Stint, leftOn: string | null): SampleCell[] => {
    const index = stint.teamIndex;
    return rosterRow(
      person,
      stint,
      index === null ? null : (teams[index] ?? null),
      index === null ? null : (supervisors[index] ?? null),
      leftOn,
    );
  };
}

function asTable(rows: SampleCell[][]): SampleTable {
  return { kind: 'roster', headers: ROSTER_HEADERS, rows };
}

function byDay(left: Entry, right: Entry): number {
  return left.effectiveFrom < right.effectiveFrom ? -1 : Number(left.effectiveFrom > right.effectiveFrom);
}

/** Every membership ever, in time order; a leaving day stands on the person's last membership. */
export function rosterTable(people: readonly SamplePerson[], teams: readonly SampleTeam[]): SampleTable {
  const makeRow = rowMaker(people, teams);
  const entries = people.flatMap((person) =>
    person.stints.map((stint) => ({
      effectiveFrom: stint.from,
      row: makeRow(person, stint, stint === person.stints.at(-1) ? person.leftOn : null),
    })),
  );
  return asTable(entries.sort(byDay).map((entry) => entry.row));
}

/** The history as uploads: the state on the first day, then one table for each day on which somebody came, moved or left. */
export function rosterUploads(
  people: readonly SamplePerson[],
  teams: readonly SampleTeam[],
  start: string,
): { effectiveFrom: string; table: SampleTable }[] {
  const makeRow = rowMaker(people, teams);
  const entries: Entry[] = [];
  for (const person of people) {
    for (const stint of person.stints) entries.push({ effectiveFrom: stint.from, row: makeRow(person, stint, null) });
    const last = person.stints.at(-1);
    if (last !== undefined && person.leftOn !== null)
      entries.push({ effectiveFrom: person.leftOn, row: makeRow(person, last, person.leftOn) });
  }
  const days = new Map<string, SampleCell[][]>();
  for (const { effectiveFrom, row } of entries.sort(byDay)) {
    const day = later(effectiveFrom, start);
    const rows = days.get(day) ?? [];
    rows.push(row);
    days.set(day, rows);
  }
  return [...days].map(([effectiveFrom, rows]) => ({ effectiveFrom, table: asTable(rows) }));
}

/** The roster that one month alone needs: each membership that touches it, with the day it began. */
export function rosterOfMonth(people: readonly SamplePerson[], teams: readonly SampleTeam[], period: string): SampleTable {
  const makeRow = rowMaker(people, teams);
  const first = firstDay(period);
  const last = lastDay(period);
  const rows = people.flatMap((person) => {
    if (person.leftOn !== null && person.leftOn < first) return [];
    const known = person.leftOn !== null && person.leftOn <= last ? person.leftOn : null;
    const touching = person.stints.filter((stint, index) => stint.from <= last && (person.stints[index + 1]?.from ?? '9999') > first);
    return touching.map((stint) => makeRow(person, stint, stint === touching.at(-1) ? known : null));
  });
  return asTable(rows);
}
