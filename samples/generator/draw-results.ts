import type { WorkedMonth } from './draw-calls.js';
import { addDays, dayOf, weekday } from './sample-calendar.js';
import type { SamplePerson, SampleTeam } from './sample-people.js';
import type { SampleCell } from './sample-table.js';
import type { SeededRandom } from './seeded-random.js';

const PASS = 80;
const PART_PASS = 60;

function clampScore(value: number): number {
  return Math.min(100, Math.max(20, Math.round(value)));
}

/** Marks above or below the average: the weak lose more than the strong can gain. */
function examLean(skill: number): number {
  return skill < 0 ? skill * 6.5 : skill * 4;
}

/** The day of a month's skills exam: the first Wednesday on or after the 15th. */
export function examDay(period: string): string {
  let date = dayOf(period, 15);
  while (weekday(date) !== 3) date = addDays(date, 1);
  return date;
}

/** One person's rows of the monthly exam: the first sitting, and a retake a week later when it was failed or missed. */
export function drawExamRows(person: SamplePerson, period: string, growth: number, random: SeededRandom): SampleCell[][] {
  const held = examDay(period);
  const [year, month] = period.split('-');
  const sitting = (
    date: string,
    theory: number | null,
    practical: number | null,
    status: string,
    unexcused: string | null,
  ): SampleCell[] => [
    `EX-${year}${month}`,
    `${year}年${Number(month)}月技能考试`,
    date,
    person.employeeNo,
    theory,
    practical,
    status,
    unexcused,
  ];
  const theory = (): number => clampScore(85 + examLean(person.skills.business + growth) + random.normal() * 4);
  const practical = (): number => clampScore(86 + examLean(person.skills.service + growth) + random.normal() * 4);
  const fate = random.next();
  const retakeOn = addDays(held, 6);
  if (fate < 0.012) return [sitting(held, null, null, '缺考', '是')];
  if (fate < 0.03) return [sitting(held, null, null, '缺考', '否'), sitting(retakeOn, theory(), practical(), '补考', null)];
  if (fate < 0.045) return [sitting(held, null, null, '请假', null)];
  const [first, second] = [theory(), practical()];
  const rows = [sitting(held, first, second, '正常', null)];
  const failed = first * 0.6 + second * 0.4 < PASS || first < PART_PASS || second < PART_PASS;
  if (failed) rows.push(sitting(retakeOn, clampScore(first + random.int(2, 14)), clampScore(second + random.int(2, 12)), '补考', null));
  return rows;
}

/** One person's figures of a month: counts of calls, seconds, satisfaction in percent, days. */
export function drawMetricRow(
  person: SamplePerson,
  team: SampleTeam,
  period: string,
  worked: WorkedMonth,
  isLeader: boolean,
  random: SeededRandom,
): SampleCell[] {
  const { business, service } = person.skills;
  const steadiness = (business + service) / 2;
  const isUnsteady = steadiness < -1.2;
  const absent = random.chance(isUnsteady ? 0.95 : 0.22) ? random.int(1, isUnsteady ? 5 : 2) : 0;
  const attended = Math.max(0, worked.requiredDays - absent);
  const pace = Math.max(0.45, 1 + steadiness * (steadiness < 0 ? 0.12 : 0.07) + random.normal() * 0.08) * (isLeader ? 0.3 : 1);
  const [answeredPerDay, madePerDay] = team.direction === '呼入' ? [58, 6] : [9, 74];
  return [
    period,
    person.employeeNo,
    Math.round(attended * answeredPerDay * pace),
    Math.round(attended * madePerDay * pace * (0.9 + random.next() * 0.2)),
    Math.round((team.direction === '呼入' ? 238 : 172) - steadiness * 12 + random.normal() * 12),
    Math.round(attended * (1500 + random.int(-400, 500))),
    Math.min(100, Math.round((96.2 + service * 0.9 + random.normal() * 0.7) * 10) / 10),
    attended,
    worked.requiredDays,
  ];
}
