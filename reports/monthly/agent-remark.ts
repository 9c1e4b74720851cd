import type { ReportPeriod } from '@platform/report/report-definition.js';
import type { AgentCard, ExamLine } from './cards.js';
import type { ShownScheme } from './run-setup.js';
import { dayLabel, type Say } from './say.js';
import { moveIn, type Stay } from './stays.js';

export interface RemarkContext {
  say: Say;
  language: 'zh' | 'en';
  period: ReportPeriod;
  scheme: ShownScheme;
}

const DAY_MS = 86_400_000;

/** What a reader must know before reading a card's figures, in words; empty: nothing. */
export function agentRemark(context: RemarkContext, card: AgentCard, stays: readonly Stay[]): string {
  return [
    ...sampleWords(context, card),
    ...stayWords(context, card, stays),
    ...examWords(context, card),
    ...missingWords(context, card),
  ].join(context.say('monthly_report.remark_separator'));
}

function sampleWords({ say, scheme }: RemarkContext, card: AgentCard): string[] {
  if (card.status === 'no_data') return [say('monthly_report.remark_no_data')];
  const unscored = card.evaluations_completed - card.evaluations_counted;
  return [
    ...(card.status === 'insufficient_sample'
      ? [say('monthly_report.remark_insufficient', { n: card.evaluations_counted, min: scheme.minSample })]
      : []),
    // Other purposes than random may count too; then the difference says nothing.
    ...(scheme.purposes.length === 1 && unscored > 0 ? [say('monthly_report.remark_unscored', { n: unscored })] : []),
  ];
}

function stayWords({ say, language, period, scheme }: RemarkContext, card: AgentCard, stays: readonly Stay[]): string[] {
  const moved = moveIn(stays, period);
  const leftOn = stays.find((stay) => stay.left_on !== null)?.left_on ?? null;
  return [
    ...(isNew(card, period, scheme) ? [say('monthly_report.remark_new_hire', { day: dayLabel(language, card.hired_on!) })] : []),
    ...(moved === null ? [] : [say('monthly_report.remark_moved_in', { day: dayLabel(language, moved.day), team: moved.team })]),
    ...(leftOn === null ? [] : [say('monthly_report.remark_left', { day: dayLabel(language, leftOn) })]),
  ];
}

function isNew(card: AgentCard, period: ReportPeriod, scheme: ShownScheme): boolean {
  if (card.hired_on === null) return false;
  return (Date.parse(period.firstDay) - Date.parse(card.hired_on)) / DAY_MS < scheme.quota.newHireDays;
}

function examWords({ say }: RemarkContext, card: AgentCard): string[] {
  return card.details.exams.flatMap((exam) => examSentence(say, exam) ?? []);
}

/** Why an exam's figure is what it is; null: sat and counted as it stands. */
export function examSentence(say: Say, exam: ExamLine): string | null {
  const first = exam.attempts.find((attempt) => attempt.attempt === 1);
  if (exam.counted_attempt === 2) return say(exam.capped ? 'monthly_report.exam_retake_capped' : 'monthly_report.exam_retake');
  if (exam.missing_part !== null)
    return say(exam.missing_part === 'theory' ? 'monthly_report.exam_no_theory' : 'monthly_report.exam_no_practical');
  switch (first?.status) {
    case 'absent':
      return say(first.unexcused ? 'monthly_report.exam_absent_unexcused' : 'monthly_report.exam_absent');
    case 'on_leave':
      return say('monthly_report.exam_on_leave');
    case 'deferred':
      return say('monthly_report.exam_deferred');
    case 'exempt':
      return say('monthly_report.exam_exempt');
    case 'cheating':
      return say('monthly_report.exam_cheating');
    default:
      return null;
  }
}

const COMPONENT_WORD = {
  qa: 'monthly_report.component_qa',
  exam: 'monthly_report.component_exam',
  workload: 'monthly_report.component_workload',
  attendance: 'monthly_report.component_attendance',
} as const;

/** A component in words; one that no agent has keeps its code. */
export function componentName(say: Say, code: string): string {
  return code in COMPONENT_WORD ? say(COMPONENT_WORD[code as keyof typeof COMPONENT_WORD]) : code;
}

function missingWords({ say }: RemarkContext, card: AgentCard): string[] {
  if (card.status === 'no_data') return [];
  const missing = card.details.components
    .filter((component) => component.value_bp === null)
    .map((component) => componentName(say, component.code));
  return missing.length === 0 ? [] : [say('monthly_report.remark_left_out', { parts: missing.join(say('monthly_report.list_separator')) })];
}
