import fc from 'fast-check';
import { planRoster, type RosterKnowledge } from './plan-roster.js';
import type { PersonState, RosterRow, TeamState } from './roster-state.js';
import { valueOn } from './timeline.js';

const nobody: RosterKnowledge = { people: new Map(), teams: new Map(), effectiveFrom: null, earliestOpenDay: null };
let line = 0;
const row = (part: Partial<RosterRow>): RosterRow => ({
  row: (line += 1),
  employeeNo: '0001',
  name: '张晓雯',
  post: 'agent',
  team: 'IN-A',
  teamName: null,
  supervisorNo: null,
  effectiveFrom: null,
  hiredOn: null,
  leftOn: null,
  ...part,
});
const known = (
  plan: { people: Map<string, PersonState>; teams: Map<string, TeamState> },
  more: Partial<RosterKnowledge> = {},
): RosterKnowledge => ({
  ...nobody,
  people: plan.people,
  teams: plan.teams,
  ...more,
});
const history = (rows: RosterRow[], knowledge = nobody) => planRoster(rows, knowledge).people.get('0001')!;

describe('roster', () => {
  it('a new person without a date starts on the hiring day, else on the first day of the earliest open month', () => {
    expect(history([row({ hiredOn: '2026-10-08' })]).memberships).toEqual([{ from: '2026-10-08', to: null, value: 'IN-A' }]);
    expect(history([row({})], { ...nobody, earliestOpenDay: '2026-10-01' }).memberships[0]?.from).toBe('2026-10-01');
    expect(history([row({})]).memberships[0]?.from).toBeNull();
  });

  it('a transfer in mid-month ends the old team on the day before', () => {
    const person = history([row({ effectiveFrom: '2026-10-01' }), row({ effectiveFrom: '2026-10-15', team: 'IN-B' })]);
    expect(person.memberships).toEqual([
      { from: '2026-10-01', to: '2026-10-15', value: 'IN-A' },
      { from: '2026-10-15', to: null, value: 'IN-B' },
    ]);
  });

  it('a leaver belongs to the team up to and including the last day worked', () => {
    const person = history([row({ effectiveFrom: '2026-10-01', leftOn: '2026-10-20' })]);
    expect(valueOn(person.memberships, '2026-10-20')).toBe('IN-A');
    expect(valueOn(person.memberships, '2026-10-21')).toBeNull();
  });

  it('a corrected last day worked gives the days in between back', () => {
    const first = planRoster([row({ effectiveFrom: '2026-10-01', leftOn: '2026-10-20' })], nobody);
    const person = history([row({ effectiveFrom: '2026-10-01', leftOn: '2026-10-25' })], known(first));
    expect(person.leftOn).toBe('2026-10-25');
    expect(valueOn(person.memberships, '2026-10-25')).toBe('IN-A');
    expect(valueOn(person.posts, '2026-10-26')).toBeNull();
  });

  it('a changed team without a date is refused unless the command gives one', () => {
    const first = planRoster([row({ effectiveFrom: '2026-10-01' })], nobody);
    const refused = planRoster([row({ team: 'IN-B' })], known(first));
    expect(refused.problems.map((problem) => problem.key)).toEqual(['organization.effective_from_required']);
    const person = history([row({ team: 'IN-B' })], known(first, { effectiveFrom: '2026-10-12' }));
    expect(valueOn(person.memberships, '2026-10-12')).toBe('IN-B');
    expect(valueOn(person.memberships, '2026-10-11')).toBe('IN-A');
  });

  it('the same person and day twice in one file is refused, naming the first row', () => {
    const one = row({ effectiveFrom: '2026-10-01' });
    const plan = planRoster([one, row({ effectiveFrom: '2026-10-01', team: 'IN-B' })], nobody);
    expect(plan.problems[0]).toMatchObject({ key: 'organization.duplicate_row', params: { row: one.row } });
  });

  it('a team is named by code or by name, and a new word makes a new team', () => {
    const first = planRoster([row({ team: 'IN-A', teamName: '呼入一组' })], nobody);
    expect([...first.teams.keys()]).toEqual(['IN-A']);
    const plan = planRoster([row({ employeeNo: '0002', team: '呼入一组' }), row({ employeeNo: '0003', team: '呼入二组' })], known(first));
    expect(plan.people.get('0002')!.memberships[0]?.value).toBe('IN-A');
    expect([...plan.teams.keys()]).toEqual(['IN-A', '呼入二组']);
  });

  it('a team may be named by its name further up the file than its code', () => {
    const plan = planRoster([row({ team: '呼入一组' }), row({ employeeNo: '0002', team: 'IN-A', teamName: '呼入一组' })], nobody);
    expect([...plan.teams.keys()]).toEqual(['IN-A']);
    expect(plan.people.get('0001')!.memberships[0]?.value).toBe('IN-A');
  });

  it('a new leader takes over the team from the day of the row', () => {
    const first = planRoster([row({ employeeNo: '0008', post: 'team_leader', effectiveFrom: '2026-01-01' })], nobody);
    const plan = planRoster([row({ employeeNo: '0009', post: 'team_leader', effectiveFrom: '2026-10-15' })], known(first));
    const { leaders } = plan.teams.get('IN-A')!;
    expect(valueOn(leaders, '2026-10-14')).toBe('0008');
    expect(valueOn(leaders, '2026-10-15')).toBe('0009');
  });

  it('a leader who becomes an agent or leaves stops leading that day', () => {
    const first = planRoster([row({ post: 'team_leader', effectiveFrom: '2026-01-01' })], nobody);
    const demoted = planRoster([row({ effectiveFrom: '2026-10-15' })], known(first));
    expect(demoted.teams.get('IN-A')!.leaders).toEqual([{ from: '2026-01-01', to: '2026-10-15', value: '0001' }]);
    const left = planRoster([row({ post: 'team_leader', effectiveFrom: '2026-01-01', leftOn: '2026-10-20' })], known(first));
    expect(left.teams.get('IN-A')!.leaders).toEqual([{ from: '2026-01-01', to: '2026-10-21', value: '0001' }]);
  });

  it('who leads again after a time as an agent leads again from that day', () => {
    const leader = { post: 'team_leader' as const };
    const file = [
      row({ ...leader, effectiveFrom: '2026-09-01' }),
      row({ effectiveFrom: '2026-10-15' }),
      row({ ...leader, effectiveFrom: '2026-11-01' }),
    ];
    expect(planRoster(file, nobody).teams.get('IN-A')!.leaders).toEqual([
      { from: '2026-09-01', to: '2026-10-15', value: '0001' },
      { from: '2026-11-01', to: null, value: '0001' },
    ]);
  });

  it('the supervisor may stand further down the file, but must be somewhere', () => {
    const supervisor = row({ employeeNo: '0100', post: 'shift_supervisor', team: null, effectiveFrom: '2026-01-01' });
    const plan = planRoster([row({ effectiveFrom: '2026-10-01', supervisorNo: '0100' }), supervisor], nobody);
    expect(plan.problems).toEqual([]);
    expect(valueOn(plan.teams.get('IN-A')!.supervisors, '2026-10-01')).toBe('0100');
    expect(planRoster([row({ supervisorNo: '0999' })], nobody).problems[0]?.key).toBe('organization.unknown_supervisor');
  });

  it('someone who comes back after leaving works again from that day', () => {
    const first = planRoster([row({ effectiveFrom: '2026-01-01', leftOn: '2026-03-31' })], nobody);
    const person = history([row({ effectiveFrom: '2026-10-01' })], known(first));
    expect(person.leftOn).toBeNull();
    expect(valueOn(person.memberships, '2026-06-01')).toBeNull();
    expect(valueOn(person.memberships, '2026-10-01')).toBe('IN-A');
  });

  it('the same file again changes nothing, and the order of rows does not matter', () => {
    const day = fc.constantFrom('2026-09-01', '2026-10-01', '2026-10-15', '2026-11-01');
    const rows = fc.uniqueArray(
      fc.record({
        employeeNo: fc.constantFrom('0001', '0002', '0003'),
        post: fc.constantFrom('agent' as const, 'team_leader' as const),
        team: fc.constantFrom('IN-A', 'IN-B'),
        effectiveFrom: day,
      }),
      { selector: (each) => each.employeeNo + each.effectiveFrom, maxLength: 8 },
    );
    fc.assert(
      fc.property(rows, (parts) => {
        const file = parts.map((part) => row(part));
        const plan = planRoster(file, nobody);
        fc.pre(plan.problems.length === 0);
        const again = planRoster(file, known(plan));
        expect([...again.people.values()]).toEqual([...plan.people.values()]);
        expect(again.teams).toEqual(plan.teams);
        const people = planRoster(file.toReversed(), nobody).people;
        for (const [no, person] of plan.people) expect(people.get(no)).toEqual(person);
      }),
      { numRuns: 400 },
    );
  });
});
