import type { AgentCardRow } from './card-rows.js';
import { groupBy } from './group-by.js';
import type { OpenEnd } from './publish-facts.store.js';

/** Nobody can accept these: they are put right first. */
export const BLOCKING_CHECKS = ['drafts_left', 'open_appeals', 'stale_run'] as const;
/** Shown, and accepted by name. */
export const ACCEPTABLE_CHECKS = [
  'month_running',
  'evaluations_without_call',
  'unconfirmed_cases',
  'missing_exam',
  'missing_exam_part',
  'retakes_due',
  'under_quota',
  'uneven_components',
  'grade_moves',
  'notice_running',
] as const;

export type CheckCode = (typeof BLOCKING_CHECKS)[number] | (typeof ACCEPTABLE_CHECKS)[number];

/** Who or what a check is about: an employee number, an evaluation, a case, a component or a day. */
export interface CheckSubject {
  subject: string;
  name: string;
  /** What is to be seen there, for example `B → C` or `6/8`; empty: the subject says it all. */
  note: string;
}

export interface PublishCheck {
  code: CheckCode;
  blocking: boolean;
  /** 0: nothing found. */
  count: number;
  /** The first fifty. */
  subjects: CheckSubject[];
  accepted: boolean;
}

export interface CheckFacts {
  agents: readonly AgentCardRow[];
  /** Grades of the previous month's published cards by person; empty: none is published. */
  previousGrades: ReadonlyMap<number, string | null>;
  openEnds: readonly OpenEnd[];
  /** Closing again would give other figures. */
  stale: boolean;
  /** The last day of the month, while it is not over; null: it is. */
  monthRunsUntil: string | null;
  /** The day the notice period ends on, while it runs; null: none runs, or the month is put on notice now. */
  noticeUntil: string | null;
}

const SHOWN = 50;

/** All checks in a fixed order, those that found nothing included. */
export function publishChecks(facts: CheckFacts, accepted: ReadonlySet<string>): PublishCheck[] {
  const subjects = findings(facts);
  return [...BLOCKING_CHECKS, ...ACCEPTABLE_CHECKS].map((code) => {
    const found = subjects[code];
    const openEnd = facts.openEnds.find((one) => one.code === code);
    return {
      code,
      blocking: (BLOCKING_CHECKS as readonly string[]).includes(code),
      count: openEnd?.found ?? found.length,
      subjects: found.slice(0, SHOWN),
      accepted: accepted.has(code),
    };
  });
}

function findings(facts: CheckFacts): Record<CheckCode, CheckSubject[]> {
  const { agents } = facts;
  const open = (code: OpenEnd['code']) =>
    (facts.openEnds.find((one) => one.code === code)?.subjects ?? []).map((one) => ({ ...one, note: '' }));
  return {
    drafts_left: open('drafts_left'),
    open_appeals: open('open_appeals'),
    stale_run: facts.stale ? [{ subject: '', name: '', note: '' }] : [],
    month_running: facts.monthRunsUntil === null ? [] : [{ subject: facts.monthRunsUntil, name: '', note: '' }],
    evaluations_without_call: open('evaluations_without_call'),
    unconfirmed_cases: open('unconfirmed_cases'),
    missing_exam: agents.filter(lacksExam).map((card) => about(card)),
    missing_exam_part: missingParts(agents),
    retakes_due: agents.flatMap((card) =>
      card.details.exams
        .filter((exam) => exam.passed === false && exam.attempts.every((attempt) => attempt.attempt === 1))
        .map((exam) => about(card, exam.exam_code)),
    ),
    under_quota: agents
      .filter((card) => card.evaluations_completed < card.evaluations_planned)
      .map((card) => about(card, `${card.evaluations_completed}/${card.evaluations_planned}`)),
    uneven_components: unevenComponents(agents),
    grade_moves: agents.flatMap((card) => {
      const previous = facts.previousGrades.get(card.agent_id) ?? null;
      return previous === null || card.grade === null || previous === card.grade ? [] : [about(card, `${previous} → ${card.grade}`)];
    }),
    notice_running: facts.noticeUntil === null ? [] : [{ subject: facts.noticeUntil, name: '', note: '' }],
  };
}

function about(card: AgentCardRow, note = ''): CheckSubject {
  return { subject: card.employee_no, name: card.name, note };
}

/** Without a score although the scheme weighs exams; the exempt lack nothing. */
function lacksExam(card: AgentCardRow): boolean {
  const weighed = card.details.components.some((part) => part.code === 'exam' && part.weight_e4 > 0);
  const exempt = card.details.exams.length > 0 && card.details.exams.every((exam) => !exam.required);
  return weighed && card.exam_score_bp === null && !exempt;
}

/** One part of an exam missing, where others have both parts of the same exam. */
function missingParts(agents: readonly AgentCardRow[]): CheckSubject[] {
  const results = agents.flatMap((card) =>
    card.details.exams.filter((exam) => exam.counted_attempt !== null).map((exam) => ({ card, exam })),
  );
  return [...groupBy(results, ({ exam }) => exam.exam_code).values()]
    .filter((sat) => sat.some(({ exam }) => exam.missing_part === null))
    .flatMap((sat) =>
      sat.flatMap(({ card, exam }) => (exam.missing_part === null ? [] : [about(card, `${exam.exam_code} ${exam.missing_part}`)])),
    );
}

/** Components that some have and some lack: those without them are measured by fewer things. Cards without any data are left out. */
function unevenComponents(agents: readonly AgentCardRow[]): CheckSubject[] {
  const parts = agents
    .filter((card) => card.status !== 'no_data')
    .flatMap((card) => card.details.components.filter((part) => part.weight_e4 > 0).map((part) => ({ card, part })));
  return [...groupBy(parts, ({ part }) => part.code).values()].flatMap((rows) => {
    const lacking = rows.filter(({ part }) => part.value_bp === null);
    return lacking.length === rows.length ? [] : lacking.map(({ card, part }) => about(card, part.code));
  });
}

/** How many cards got each grade, beside the previous published month's. */
export interface GradeCount {
  /** null: not graded. */
  grade: string | null;
  count: number;
  /** null: no previous month is published. */
  previous: number | null;
}

/** @param grades the scheme's grades, best first */
export function gradeHistogram(
  grades: readonly string[],
  agents: readonly AgentCardRow[],
  previousGrades: ReadonlyMap<number, string | null>,
): GradeCount[] {
  const count = (values: Iterable<string | null>, grade: string | null) => [...values].filter((value) => value === grade).length;
  const now = agents.map((card) => card.grade);
  return [...grades, null].map((grade) => ({
    grade,
    count: count(now, grade),
    previous: previousGrades.size === 0 ? null : count(previousGrades.values(), grade),
  }));
}
