import { addMonths, firstDay } from './sample-calendar.js';
import { formTable } from './form-table.js';
import { sampleForms, type SampleForm } from './sample-forms.js';
import { type Post, samplePeople, sampleTeams, type SamplePerson, type SampleTeam } from './sample-people.js';
import { rosterTable, rosterUploads } from './sample-roster.js';
import type { SampleTable } from './sample-table.js';
import { SeededRandom } from './seeded-random.js';

export interface CentreOptions {
  /** The same seed and options give the same centre, cell for cell. */
  seed: string | number;
  /** People with post 客服 on the roster of the last month. */
  agents?: number;
  teams?: number;
  supervisors?: number;
  trainers?: number;
  /** The last month with data, `2026-10`. */
  lastMonth?: string;
  /** How many months of data, the last one included. */
  months?: number;
  /** Random evaluations an agent and full month; new hires get half as many again. */
  evaluationsPerAgent?: number;
  /** Calls in the call list for each evaluated one, itself included; at least 1. */
  callsPerEvaluation?: number;
}

export interface SampleAccount {
  employeeNo: string;
  name: string;
  post: Post;
  role: 'agent' | 'team_leader' | 'shift_supervisor' | 'qa_trainer' | 'manager';
  /** Code of the team led or worked in on the last day; null for those without a team. */
  teamCode: string | null;
}

/** A centre without its facts: who works there, by which forms they are judged, and for which months facts can be generated. */
export interface SampleCentre {
  options: Required<CentreOptions>;
  /** Months in time order, `2025-10` … */
  periods: string[];
  teams: SampleTeam[];
  people: SamplePerson[];
  formVersions: SampleForm[];
  /** The whole history in one importable table: one row a membership, in time order, with the leaving days already known. */
  roster: SampleTable;
  /** The same history as it was uploaded: the first entry is the state at the start, each later one holds the changed rows of one day. */
  rosterChanges: { effectiveFrom: string; table: SampleTable }[];
  /** One table a form version. */
  forms: SampleTable[];
  /** Whoever can sign in to look around: everyone but the agents, and one agent a team. */
  accounts: SampleAccount[];
}

const ROLES: Record<Post, SampleAccount['role']> = {
  客服: 'agent',
  组长: 'team_leader',
  班长: 'shift_supervisor',
  质检培训: 'qa_trainer',
  经理: 'manager',
};

function checkOptions(options: Required<CentreOptions>): void {
  const { agents, teams, supervisors, trainers, months, evaluationsPerAgent, callsPerEvaluation } = options;
  if (teams < 2 || agents < teams) throw new RangeError('a sample centre needs at least two teams and one agent a team');
  if (supervisors < 1 || trainers < 2) throw new RangeError('a sample centre needs a shift supervisor and two QA trainers');
  if (months < 1 || evaluationsPerAgent < 1 || callsPerEvaluation < 1) throw new RangeError('months, evaluations and calls start at 1');
}

function sampleAccounts(people: readonly SamplePerson[], teams: readonly SampleTeam[]): SampleAccount[] {
  const teamsWithAgent = new Set<number>();
  const accounts: SampleAccount[] = [];
  for (const person of people) {
    const stint = person.stints.at(-1);
    if (stint === undefined || person.leftOn !== null || person.sickFrom !== null) continue;
    if (stint.post === '客服') {
      if (stint.teamIndex === null || teamsWithAgent.has(stint.teamIndex)) continue;
      teamsWithAgent.add(stint.teamIndex);
    }
    const teamCode = stint.teamIndex === null ? null : (teams[stint.teamIndex]?.code ?? null);
    accounts.push({ employeeNo: person.employeeNo, name: person.name, post: stint.post, role: ROLES[stint.post], teamCode });
  }
  return accounts;
}

/**
 * A believable centre of any size from a seed. Holds people and forms only; facts come month by month from `generateMonth`, or team by team
 * from `generateMonthSlices`, so that memory does not grow with the number of months.
 * @throws RangeError when there are fewer than two teams, or fewer agents than teams
 */
export function generateCentre(wanted: CentreOptions): SampleCentre {
  const sizes = { agents: 60, teams: 6, supervisors: 2, trainers: 4, evaluationsPerAgent: 8, callsPerEvaluation: 3 };
  const options = { ...sizes, lastMonth: '2026-10', months: 13, ...wanted };
  checkOptions(options);
  const { lastMonth, months } = options;
  const periods = Array.from({ length: months }, (_, index) => addMonths(lastMonth, index - months + 1));
  const firstMonth = periods[0] as string;
  const teams = sampleTeams(options.teams, options.supervisors);
  const people = samplePeople(new SeededRandom(String(options.seed)), { ...options, periods });
  const formVersions = sampleForms(firstMonth, lastMonth);
  return {
    options,
    periods,
    teams,
    people,
    formVersions,
    roster: rosterTable(people, teams),
    rosterChanges: rosterUploads(people, teams, firstDay(firstMonth)),
    forms: formVersions.map(formTable),
    accounts: sampleAccounts(people, teams),
  };
}
