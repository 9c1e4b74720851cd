import fc from 'fast-check';
import { NOT_APPLICABLE } from './draw-evaluation.js';
import { generateCentre, type SampleCentre } from './generate-centre.js';
import { generateMonth, generateMonthSlices, type SampleMonth } from './generate-month.js';
import { lastDay } from './sample-calendar.js';
import type { SampleCriterion, SampleForm } from './sample-forms.js';
import { sampleMonthCentre } from './sample-month-centre.js';
import { stintOn } from './sample-people.js';
import type { SampleCell, SampleTable } from './sample-table.js';

const centre = sampleMonthCentre();
const october = generateMonth(centre, '2026-10');

function records(table: SampleTable): Record<string, SampleCell>[] {
  return table.rows.map((row) => Object.fromEntries(table.headers.map((header, index) => [header, row[index] ?? null])));
}

function evaluationsOf(month: SampleMonth): Record<string, SampleCell>[] {
  return month.evaluations.flatMap(records);
}

function formOf(made: SampleCentre, row: Record<string, SampleCell>): SampleForm {
  const form = made.formVersions.find((one) => one.code === row['评分表'] && one.version === row['版本']);
  if (form === undefined) throw new Error(`no form for ${row['质检编号']}`);
  return form;
}

function isWithin(item: SampleCriterion, answer: SampleCell | undefined): boolean {
  if (item.kind === 'note') return answer === null || typeof answer === 'string';
  if (answer === NOT_APPLICABLE) return item.notApplicableRate > 0;
  if (typeof answer !== 'number' || answer < 0 || answer > item.max || !Number.isInteger(answer / item.step)) return false;
  return item.options === undefined || item.options.some((option) => option.points === answer);
}

/** The final score by the rules of the two sample forms, in plain arithmetic. */
function finalScore(form: SampleForm, row: Record<string, SampleCell>): number {
  if (row['致命项'] !== null) return 0;
  const scored = form.criteria.filter((item) => typeof row[item.code] === 'number');
  const sum = (items: SampleCriterion[], value: (item: SampleCriterion) => number): number =>
    items.reduce((total, item) => total + value(item), 0);
  const points = (item: SampleCriterion): number => Number(row[item.code]);
  if (form.policy === '加权')
    return (100 * sum(scored, (item) => ((item.weight ?? 0) * points(item)) / item.max)) / sum(scored, (item) => item.weight ?? 0);
  const bonus = sum(
    scored.filter((item) => item.kind === 'bonus'),
    points,
  );
  const deducted = sum(
    scored.filter((item) => item.kind === 'deduction'),
    points,
  );
  return Math.min(100, Math.max(0, 100 - deducted + Math.min(bonus, form.bonusCap ?? 0)));
}

/** Every fact must name somebody who was there, under a unique key, with answers that the form in force allows. */
function checkMonth(made: SampleCentre, month: SampleMonth): void {
  const people = new Map(made.people.map((person) => [person.employeeNo, person]));
  const evaluations = evaluationsOf(month);
  const calls = records(month.calls);
  expect(new Set(evaluations.map((row) => row['质检编号'])).size).toBe(evaluations.length);
  const recordings = new Set(calls.map((row) => row['录音编号']));
  expect(recordings.size).toBe(calls.length);
  for (const row of [...calls, ...evaluations]) {
    const date = String(row['通话开始时间']).slice(0, 10);
    const person = people.get(String(row['工号']));
    expect(date.slice(0, 7)).toBe(month.period);
    expect(person === undefined ? null : stintOn(person, date)).not.toBeNull();
  }
  for (const row of evaluations) {
    const form = formOf(made, row);
    const date = String(row['通话开始时间']).slice(0, 10);
    const newer = made.formVersions.find((one) => one.code === form.code && one.version > form.version && one.effectiveFrom <= date);
    expect([form.effectiveFrom <= date, newer, form.direction]).toEqual([true, undefined, row['方向']]);
    for (const item of form.criteria) if (!isWithin(item, row[item.code])) throw new Error(`${item.code} holds ${row[item.code]}`);
    expect(recordings.has(row['录音编号'] as string)).toBe(true);
    expect(String(row['质检时间']) > String(row['通话开始时间'])).toBe(true);
    expect(people.get(String(row['质检员工号']))?.stints[0]?.post).toBe('质检培训');
  }
  const cases = records(month.cases);
  expect(new Set(cases.map((row) => `${row['编号']} ${row['工号']}`)).size).toBe(cases.length);
  for (const row of cases) {
    expect(row['录音编号'] === null || recordings.has(row['录音编号'] as string)).toBe(true);
    expect(row['确认时间'] === null || String(row['确认时间']) > String(row['受理时间'])).toBe(true);
    expect(row['确认时间'] === null || String(row['确认时间']).slice(0, 10) <= lastDay(month.period)).toBe(true);
  }
}

describe('generateMonth', () => {
  it('is the same month for the same seed, cell for cell', () => {
    expect(generateMonth(sampleMonthCentre(), '2026-10')).toEqual(october);
  });

  it('names only people who were there and keeps every answer within the form version in force on the call date', () => {
    for (const period of centre.periods) checkMonth(centre, generateMonth(centre, period));
  });

  it('holds at any size from two teams on', () => {
    const sizes = fc.record({
      seed: fc.nat(),
      teams: fc.integer({ min: 2, max: 5 }),
      extra: fc.nat(20),
      months: fc.integer({ min: 1, max: 8 }),
    });
    fc.assert(
      fc.property(sizes, fc.nat(), ({ seed, teams, extra, months }, at) => {
        const made = generateCentre({ seed, teams, agents: teams + extra, months, evaluationsPerAgent: 4, callsPerEvaluation: 2 });
        checkMonth(made, generateMonth(made, made.periods[at % months] as string));
      }),
      { numRuns: 15 },
    );
  });

  it('changes the inbound form with the first call of the fifth month from the end', () => {
    const versions = (period: string): unknown[] => [...new Set(generateMonth(centre, period).evaluations[0]?.rows.map((row) => row[2]))];
    expect([versions('2026-05'), versions('2026-06')]).toEqual([[1], [2]]);
  });

  it('samples 8 calls an agent, 12 a new hire by the share of the month, and nothing of someone ill', () => {
    const random = evaluationsOf(october).filter((row) => row['抽检方式'] === '随机');
    const count = (no: string): number => random.filter((row) => row['工号'] === no).length;
    const steady = centre.people.filter(
      (person) => person.stints.length === 1 && person.hiredOn < '2026-07' && person.leftOn === null && person.stints[0]?.post === '客服',
    );
    const full = steady.filter((person) => person.sickFrom === null).map((person) => count(person.employeeNo));
    expect(full.filter((n) => n === 8).length / full.length).toBeGreaterThan(0.85);
    expect(Math.max(...full)).toBe(8);
    const ill = centre.people.find((person) => person.sickFrom !== null)?.employeeNo ?? '';
    for (const table of [october.calls, ...october.evaluations, october.examResults, october.cases, october.metrics]) {
      expect(table.rows.some((row) => row.includes(ill))).toBe(false);
    }
    const hired = centre.people.find((person) => person.hiredOn.startsWith('2026-09'))?.employeeNo ?? '';
    expect(count(hired)).toBeGreaterThan(8);
  });

  it('has calls in the last minutes of the month and in the first', () => {
    const starts = records(october.calls).map((row) => String(row['通话开始时间']));
    expect(starts.some((start) => start.startsWith('2026-10-31 23:58'))).toBe(true);
    expect(starts.some((start) => start.startsWith('2026-10-01 00:03'))).toBe(true);
  });

  it('has lively scores: a mean between 88 and 93, most agents between 80 and 98, some weak, about 1 % fatal', () => {
    const random = evaluationsOf(october).filter((row) => row['抽检方式'] === '随机');
    const byAgent = new Map<string, number[]>();
    for (const row of random)
      byAgent.set(String(row['工号']), [...(byAgent.get(String(row['工号'])) ?? []), finalScore(formOf(centre, row), row)]);
    const mean = (values: number[]): number => values.reduce((total, value) => total + value, 0) / values.length;
    const means = [...byAgent.values()].map(mean);
    expect(mean([...byAgent.values()].flat())).toBeGreaterThan(88);
    expect(mean([...byAgent.values()].flat())).toBeLessThan(93);
    expect(means.filter((value) => value >= 80 && value <= 98).length / means.length).toBeGreaterThan(0.6);
    expect(Math.min(...means)).toBeLessThan(75);
    const fatal = random.filter((row) => row['致命项'] !== null).length / random.length;
    expect(fatal).toBeGreaterThan(0.004);
    expect(fatal).toBeLessThan(0.03);
  });

  it('leaves one or two complaints unconfirmed in the last month and none in the others', () => {
    const open = (month: SampleMonth): number => records(month.cases).filter((row) => row['确认时间'] === null).length;
    expect([1, 2]).toContain(open(october));
    expect(open(generateMonth(centre, '2026-09'))).toBe(0);
  });

  it('has absences, leave and retakes in its exams, and no score for the absent', () => {
    const rows = centre.periods.flatMap((period) => records(generateMonth(centre, period).examResults));
    expect(new Set(rows.map((row) => row['状态']))).toEqual(new Set(['正常', '缺考', '请假', '补考']));
    for (const row of rows) expect(row['理论'] === null).toBe(row['状态'] === '缺考' || row['状态'] === '请假');
  });

  it('comes team by team, each slice alone and on demand, so that memory does not grow with the centre', () => {
    const slices = [...generateMonthSlices(centre, '2026-10')];
    expect(slices.flatMap((slice) => slice.calls.rows)).toEqual(october.calls.rows);
    expect(slices.flatMap((slice) => slice.evaluations[0]?.rows)).toEqual(october.evaluations[0]?.rows);
    const large = generateCentre({ seed: 1, agents: 3000, teams: 250, months: 1, evaluationsPerAgent: 20, callsPerEvaluation: 1 });
    const first = generateMonthSlices(large, '2026-10').next().value as SampleMonth;
    expect(new Set(evaluationsOf(first).map((row) => row['工号'])).size).toBeLessThan(20);
  });

  it('refuses a month the centre does not have', () => {
    expect(() => generateMonth(centre, '2024-01')).toThrow('2024-01');
  });
});
