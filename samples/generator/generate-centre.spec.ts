import fc from 'fast-check';
import { generateCentre } from './generate-centre.js';
import { daysBetween, firstDay, lastDay } from './sample-calendar.js';
import { employedDays, stintOn, type SamplePerson } from './sample-people.js';
import { sampleMonthCentre } from './sample-month-centre.js';

const centre = sampleMonthCentre();

function postsIn(people: readonly SamplePerson[], period: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const person of people) {
    const days = employedDays(person, period);
    const post = days === null ? undefined : stintOn(person, days.last)?.post;
    if (post !== undefined) counts[post] = (counts[post] ?? 0) + 1;
  }
  return counts;
}

describe('generateCentre', () => {
  it('is the same centre for the same seed, and another for another seed', () => {
    expect(sampleMonthCentre()).toEqual(centre);
    expect(generateCentre({ seed: 'another' }).roster).not.toEqual(centre.roster);
  });

  it('has 60 agents, a leader a team, 2 supervisors, 4 trainers and a manager in the last month', () => {
    expect(postsIn(centre.people, '2026-10')).toEqual({ 客服: 60, 组长: 6, 班长: 2, 质检培训: 4, 经理: 1 });
  });

  it('has 13 months up to the last one', () => {
    expect([centre.periods.length, centre.periods[0], centre.periods.at(-1)]).toEqual([13, '2025-10', '2026-10']);
  });

  it('has one pair of namesakes, in different teams all the time', () => {
    const byName = new Map<string, SamplePerson[]>();
    for (const person of centre.people) byName.set(person.name, [...(byName.get(person.name) ?? []), person]);
    const pairs = [...byName.values()].filter((people) => people.length > 1);
    expect(pairs).toHaveLength(1);
    const teams = pairs[0]?.map((person) => person.stints.map((stint) => stint.teamIndex));
    expect(teams?.[0]).not.toEqual(teams?.[1]);
    expect(teams?.every((list) => list.length === 1)).toBe(true);
  });

  it('has new hires, leavers, transfers in mid-month, a promotion and someone ill', () => {
    const agents = centre.people.filter((person) => person.stints[0]?.post === '客服');
    const end = lastDay('2026-10');
    expect(agents.filter((person) => daysBetween(person.hiredOn, end) < 90)).toHaveLength(2);
    expect(agents.filter((person) => person.leftOn !== null)).toHaveLength(3);
    const moves = agents.flatMap((person) => person.stints.slice(1));
    expect(moves.filter((stint) => stint.post === '客服' && !stint.from.endsWith('-01'))).toHaveLength(5);
    expect(moves.filter((stint) => stint.post === '组长')).toHaveLength(1);
    expect(agents.filter((person) => person.sickFrom === firstDay('2026-10'))).toHaveLength(1);
  });

  it('numbers people uniquely, some with leading zeros', () => {
    const numbers = centre.people.map((person) => person.employeeNo);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.some((number) => number.startsWith('0'))).toBe(true);
    expect(numbers.some((number) => number.startsWith('1'))).toBe(true);
  });

  it('gives every team exactly one leader on every day of its history', () => {
    for (const period of centre.periods) {
      for (const date of [firstDay(period), lastDay(period)]) {
        const led = centre.people.map((person) => stintOn(person, date)).filter((stint) => stint?.post === '组长');
        expect(led.map((stint) => stint?.teamIndex).sort()).toEqual([0, 1, 2, 3, 4, 5]);
      }
    }
  });

  it('ends with the whole roster when its uploads are applied in time order, keyed by number and first day', () => {
    const rows = new Map<string, unknown>();
    const days = centre.rosterChanges.map((change) => change.effectiveFrom);
    expect(days).toEqual([...days].sort());
    for (const { table } of centre.rosterChanges) for (const row of table.rows) rows.set(`${row[0]} ${row[6]}`, row);
    expect(rows.size).toBe(centre.roster.rows.length);
    for (const row of centre.roster.rows) expect(rows.get(`${row[0]} ${row[6]}`)).toEqual(row);
  });

  it('takes points off up to 100 and weighs up to 100 in every form version', () => {
    for (const { policy, criteria } of centre.formVersions) {
      const sum = criteria
        .filter((item) => item.kind !== 'bonus' && item.kind !== 'note')
        .reduce((total, item) => total + (policy === '扣分' ? item.max : (item.weight ?? 0)), 0);
      expect(sum).toBe(100);
    }
  });

  it('re-weighs one criterion, drops one and adds one in version 2 of the inbound form', () => {
    const [first, second] = centre.formVersions
      .filter((form) => form.code === 'STD-IN')
      .map((form) => new Map(form.criteria.map((item) => [item.code, item.max])));
    const codes = (map: Map<string, number> | undefined, other: Map<string, number> | undefined): string[] =>
      [...(map?.keys() ?? [])].filter((code) => !other?.has(code));
    expect(codes(first, second)).toHaveLength(1);
    expect(codes(second, first)).toHaveLength(1);
    expect([...(first ?? [])].filter(([code, max]) => second?.has(code) && second.get(code) !== max)).toHaveLength(1);
  });

  it('has accounts for everyone but the agents, and one agent a team', () => {
    const roles = centre.accounts.map((account) => account.role);
    expect(roles.filter((role) => role === 'agent')).toHaveLength(6);
    expect(roles.filter((role) => role !== 'agent')).toHaveLength(13);
  });

  it('works at any size from two teams on', () => {
    const sizes = fc.record({
      seed: fc.nat(),
      teams: fc.integer({ min: 2, max: 30 }),
      extra: fc.nat(80),
      months: fc.integer({ min: 1, max: 14 }),
      supervisors: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(sizes, ({ seed, teams, extra, months, supervisors }) => {
        const made = generateCentre({ seed, teams, agents: teams + extra, months, supervisors });
        expect(postsIn(made.people, '2026-10')).toMatchObject({ 客服: teams + extra, 组长: teams, 班长: supervisors });
        expect(new Set(made.people.map((person) => person.employeeNo)).size).toBe(made.people.length);
        for (const person of made.people) {
          const starts = person.stints.map((stint) => stint.from);
          expect(starts).toEqual([...new Set(starts)].sort());
          expect(person.hiredOn <= (starts[0] as string)).toBe(true);
          expect(person.leftOn === null || person.leftOn >= (starts.at(-1) as string)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('refuses a centre of one team', () => {
    expect(() => generateCentre({ seed: 1, teams: 1 })).toThrow(RangeError);
  });
});
