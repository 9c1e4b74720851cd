import { CallLog, callRow, evaluatedAt, workedMonth, type DrawnCall, type WorkedMonth } from './draw-calls.js';
import { centreCase, drawAgentCases, type CaseDesk } from './draw-cases.js';
import { drawEvaluation, type Grading } from './draw-evaluation.js';
import { drawExamRows, drawMetricRow, examDay } from './draw-results.js';
import type { SampleCentre } from './generate-centre.js';
import { daysBetween, firstDay, instant, later } from './sample-calendar.js';
import { formInForce, type SampleForm, type SkillName } from './sample-forms.js';
import { employedDays, stintOn, type SamplePerson, type SampleTeam } from './sample-people.js';
import {
  CALL_HEADERS,
  CASE_HEADERS,
  EVALUATION_HEAD_HEADERS,
  EVALUATION_TAIL_HEADERS,
  EXAM_HEADERS,
  METRIC_HEADERS,
  type SampleCell,
  type SampleTable,
} from './sample-table.js';
import { SeededRandom } from './seeded-random.js';

/** A month's facts as import tables, to be read in this order: calls, evaluations, exam results, cases, metrics. */
export interface SampleMonth {
  period: string;
  calls: SampleTable;
  /** One table a form in force in that month, in the order STD-IN, STD-OUT. */
  evaluations: SampleTable[];
  examResults: SampleTable;
  cases: SampleTable;
  metrics: SampleTable;
}

const NEW_HIRE_DAYS = 90;
const LEADER_EVALUATIONS = 4;
const FATAL_RATE = 0.014;

type Purpose = '随机' | '专项' | '必检' | '双评' | '复检';

function emptyMonth(period: string, forms: readonly SampleForm[]): SampleMonth {
  const table = (kind: SampleTable['kind'], headers: string[]): SampleTable => ({ kind, headers, rows: [] });
  const evaluationHeaders = (form: SampleForm): string[] => [
    ...EVALUATION_HEAD_HEADERS,
    ...form.criteria.map((item) => item.code),
    ...EVALUATION_TAIL_HEADERS,
  ];
  return {
    period,
    calls: table('calls', CALL_HEADERS),
    evaluations: forms.map((form) => table('evaluations', evaluationHeaders(form))),
    examResults: table('exam-results', EXAM_HEADERS),
    cases: table('cases', CASE_HEADERS),
    metrics: table('metrics', METRIC_HEADERS),
  };
}

/** Fills the month's tables with what the people of one team did. */
class TeamMonth {
  readonly month: SampleMonth;
  private readonly forms: SampleForm[];
  private readonly trainers: SamplePerson[];
  private readonly desk: CaseDesk;
  private readonly monthIndex: number;
  private evaluationCount = 0;
  private caseCount = 0;

  constructor(
    private readonly centre: SampleCentre,
    private readonly period: string,
    private readonly teamIndex: number,
  ) {
    const day = firstDay(period);
    this.forms = [formInForce(centre.formVersions, '呼入', day), formInForce(centre.formVersions, '呼出', day)];
    this.month = emptyMonth(period, this.forms);
    this.trainers = centre.people.filter((person) => person.stints[0]?.post === '质检培训');
    this.monthIndex = centre.periods.indexOf(period);
    const isLast = period === centre.periods.at(-1);
    this.desk = {
      period,
      random: this.random('cases'),
      trainers: this.trainers,
      nextNo: (kind, date) => this.nextCaseNo(kind, date),
      unconfirmedLeft: isLast && teamIndex < 2 ? 1 : 0,
    };
  }

  /** Streams belong to the seed, the month and a person or team: a slice needs none of the others. */
  private random(label: string): SeededRandom {
    return new SeededRandom(`${this.centre.options.seed}/${this.period}/${this.teamIndex}/${label}`);
  }

  private nextCaseNo(kind: '投诉' | '表扬', date: string): string {
    this.caseCount += 1;
    const serial = `${String(this.teamIndex + 1).padStart(2, '0')}${String(this.caseCount).padStart(3, '0')}`;
    return `${kind === '投诉' ? 'TS' : 'BY'}${date.replaceAll('-', '')}-${serial}`;
  }

  private nextEvaluationNo(): string {
    this.evaluationCount += 1;
    const serial = String(this.evaluationCount).padStart(4, '0');
    return `QC${this.period.replace('-', '')}-${String(this.teamIndex + 1).padStart(2, '0')}-${serial}`;
  }

  /** Skill at this month: people learn slowly, and new hires quickly. */
  private skillsNow(person: SamplePerson): Record<SkillName, number> {
    const gained = this.gained(person);
    const { service, business, compliance, selling } = person.skills;
    return { service: service + gained, business: business + gained, compliance: compliance + gained, selling: selling + gained };
  }

  private gained(person: SamplePerson): number {
    const monthsThere = Math.max(
      0,
      daysBetween(later(person.hiredOn, firstDay(this.centre.periods[0] as string)), firstDay(this.period)) / 30,
    );
    return person.growth * Math.min(monthsThere, this.monthIndex + 1);
  }

  private grading(person: SamplePerson, evaluator: SamplePerson): Grading {
    const severity = 0.94 + (this.trainers.indexOf(evaluator) % 4) * 0.05;
    return { skills: this.skillsNow(person), severity, fatalRate: FATAL_RATE };
  }

  private evaluate(
    person: SamplePerson,
    call: DrawnCall,
    purpose: Purpose,
    random: SeededRandom,
    after = '',
    not: SamplePerson | null = null,
  ): SamplePerson {
    const evaluator = random.pick(not === null ? this.trainers : this.trainers.filter((trainer) => trainer !== not));
    const form = this.forms[call.direction === '呼入' ? 0 : 1] as SampleForm;
    const grading = this.grading(person, evaluator);
    if (purpose === '必检') grading.severity *= 2;
    const drawn = drawEvaluation(form, grading, random);
    this.month.evaluations[call.direction === '呼入' ? 0 : 1]?.rows.push([
      this.nextEvaluationNo(),
      form.code,
      form.version,
      call.recordingId,
      person.employeeNo,
      instant(call.date, call.second),
      call.direction,
      evaluator.employeeNo,
      evaluatedAt(call, this.period, random, after),
      purpose,
      ...drawn.answers,
      drawn.critical.join(',') || null,
      drawn.comment,
    ]);
    return evaluator;
  }

  private quota(person: SamplePerson, isLeader: boolean, share: number, random: SeededRandom): number {
    if (isLeader) return LEADER_EVALUATIONS;
    const { evaluationsPerAgent } = this.centre.options;
    const seenFrom = later(firstDay(this.period), person.hiredOn);
    const isNew = daysBetween(person.hiredOn, seenFrom) < NEW_HIRE_DAYS;
    const full = isNew ? Math.round(evaluationsPerAgent * 1.5) : evaluationsPerAgent;
    const missed = random.chance(0.05) ? random.int(1, 2) : 0;
    return Math.max(1, Math.round(full * share) - missed);
  }

  private evaluateMonth(person: SamplePerson, calls: readonly DrawnCall[], count: number, random: SeededRandom): void {
    for (const call of calls.slice(0, count)) {
      const evaluator = this.evaluate(person, call, '随机', random);
      if (random.chance(0.012)) this.evaluate(person, call, random.chance(0.5) ? '双评' : '复检', random, '', evaluator);
    }
    const spare = calls[count];
    if (spare !== undefined && random.chance(0.08)) this.evaluate(person, spare, '专项', random);
  }

  /** Calls, evaluations, cases and figures of an agent or leader. */
  addWorker(person: SamplePerson, team: SampleTeam, isLeader: boolean, colleague: SamplePerson | null): void {
    const worked = workedMonth(person, this.period);
    if (worked === null) return;
    const random = this.random(person.employeeNo);
    const count = this.quota(person, isLeader, worked.share, random);
    const listed = Math.round(count * this.centre.options.callsPerEvaluation);
    const log = CallLog.ofMonth(person, team, this.period, worked.workDays, listed, random);
    this.evaluateMonth(person, [...log.calls], count, random);
    if (!isLeader) this.addCases(person, colleague, log, worked, random);
    for (const call of log.calls) this.month.calls.rows.push(callRow(person, call));
    this.addExam(person);
    this.month.metrics.rows.push(drawMetricRow(person, team, this.period, worked, isLeader, random));
  }

  private addCases(person: SamplePerson, colleague: SamplePerson | null, log: CallLog, worked: WorkedMonth, random: SeededRandom): void {
    const cases = drawAgentCases(this.desk, person, colleague, log, worked.workDays);
    this.month.cases.rows.push(...cases.rows);
    for (const { call, receivedAt } of cases.complainedCalls) this.evaluate(person, call, '必检', random, receivedAt);
  }

  addExam(person: SamplePerson): void {
    const held = examDay(this.period);
    if (stintOn(person, held) === null || (person.sickFrom !== null && person.sickFrom <= held)) return;
    const rows = drawExamRows(person, this.period, this.gained(person), this.random(`exam/${person.employeeNo}`));
    const sat = rows.filter((row) => stintOn(person, String(row[EXAM_HEADERS.indexOf('考试日期')])) !== null);
    this.month.examResults.rows.push(...sat);
  }

  addCentreCase(): void {
    this.month.cases.rows.push(centreCase(this.desk));
  }

  /** Calls and cases in time order, as a system would list them; evaluations stay person by person. */
  finish(): SampleMonth {
    const byColumn = (index: number) => (left: SampleCell[], right: SampleCell[]) =>
      String(left[index]) < String(right[index]) ? -1 : Number(String(left[index]) > String(right[index]));
    this.month.calls.rows.sort(byColumn(CALL_HEADERS.indexOf('通话开始时间')));
    this.month.cases.rows.sort(byColumn(CASE_HEADERS.indexOf('受理时间')));
    return this.month;
  }
}

/** People by the team they belong to on their last day on the roster in that month. */
function workersByTeam(centre: SampleCentre, period: string): SamplePerson[][] {
  const groups: SamplePerson[][] = centre.teams.map(() => []);
  for (const person of centre.people) {
    const employed = employedDays(person, period);
    const stint = employed === null ? null : stintOn(person, employed.last);
    if (stint?.teamIndex !== null && stint?.teamIndex !== undefined) groups[stint.teamIndex]?.push(person);
  }
  return groups;
}

/**
 * A month's facts, one team at a time (supervisors' exams and the complaint about the centre itself come with the first team).
 * Every slice is drawn when it is asked for and depends on no other.
 * @throws RangeError when the month is not one of the centre's
 */
export function* generateMonthSlices(centre: SampleCentre, period: string): Generator<SampleMonth> {
  if (!centre.periods.includes(period)) throw new RangeError(`the sample centre has no month ${period}`);
  const groups = workersByTeam(centre, period);
  for (const [index, team] of centre.teams.entries()) {
    const workers = groups[index] ?? [];
    const slice = new TeamMonth(centre, period, index);
    workers.forEach((person, place) => {
      const isLeader = stintOn(person, employedDays(person, period)?.last ?? '')?.post === '组长';
      const colleague = workers[(place + 1) % workers.length] ?? null;
      slice.addWorker(person, team, isLeader, colleague === person ? null : colleague);
    });
    if (index === 0) {
      slice.addCentreCase();
      for (const person of centre.people) if (person.stints[0]?.post === '班长') slice.addExam(person);
    }
    yield slice.finish();
  }
}

/** A month's facts of the whole centre: the slices put together. About 1.5 KB an evaluation; use the slices for very large centres. */
export function generateMonth(centre: SampleCentre, period: string): SampleMonth {
  const month = emptyMonth(period, [
    formInForce(centre.formVersions, '呼入', firstDay(period)),
    formInForce(centre.formVersions, '呼出', firstDay(period)),
  ]);
  for (const slice of generateMonthSlices(centre, period)) {
    const pairs: [SampleTable, SampleTable | undefined][] = [
      [month.calls, slice.calls],
      [month.examResults, slice.examResults],
      [month.cases, slice.cases],
      [month.metrics, slice.metrics],
      ...month.evaluations.map((table, index): [SampleTable, SampleTable | undefined] => [table, slice.evaluations[index]]),
    ];
    for (const [whole, part] of pairs) for (const row of part?.rows ?? []) whole.rows.push(row);
  }
  return month;
}
