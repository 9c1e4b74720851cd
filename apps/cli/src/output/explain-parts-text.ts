import type {
  ExplainedAttendance,
  ExplainedCard,
  ExplainedCase,
  ExplainedExam,
  ExplainedTeam,
  ExplainedWorkload,
} from '@domain/scorecards/explained-card.js';
import type { MessageKey } from '@platform/i18n/translate.js';
import type { CommandContext } from '../command-context.js';
import { countText, MISSING, scoreText } from './figures.js';

const EXAM_STATUS: Readonly<Record<string, MessageKey>> = {
  absent: 'explain.exam_absent',
  exempt: 'explain.exam_exempt',
  on_leave: 'explain.exam_on_leave',
  deferred: 'explain.exam_deferred',
  cheating: 'explain.exam_cheating',
};

/** How each exam came to its score, and the exams to the month's. */
export function examsText(context: CommandContext, explained: ExplainedCard): void {
  const { output } = context;
  output.line();
  output.say('explain.exams');
  if (explained.exams.length === 0) output.say('explain.no_exam');
  for (const exam of explained.exams) examText(context, exam);
  const scores = explained.exams.flatMap((exam) => (exam.score === null ? [] : [scoreText(exam.score)]));
  if (scores.length > 1)
    output.say('explain.exam_mean', { parts: scores.join(' + '), n: scores.length, score: scoreText(explained.exam_score) });
  else output.say('explain.exam_is', { score: scoreText(explained.exam_score) });
}

function examText(context: CommandContext, exam: ExplainedExam): void {
  for (const attempt of exam.attempts) {
    const status = EXAM_STATUS[attempt.status];
    const arithmetic =
      status === undefined
        ? partsText(exam, attempt.theory, attempt.practical)
        : `${context.text(status)}${attempt.unexcused ? context.text('explain.exam_unexcused') : ''}`;
    context.output.say(attempt.attempt === 1 ? 'explain.exam_first' : 'explain.exam_retake', {
      exam: `${exam.exam_code} ${exam.exam_name}`.trim(),
      day: attempt.held_on,
      arithmetic,
      total: scoreText(attempt.total),
    });
  }
  if (exam.capped) context.output.say('explain.exam_capped', { mark: scoreText(exam.pass_mark) });
  if (exam.attempts.length > 1) context.output.say('explain.exam_counts', { score: scoreText(exam.score) });
}

/** `80.00×0.6 + 90.00×0.4`; one part alone stands for itself. */
function partsText(exam: ExplainedExam, theory: number | null, practical: number | null): string {
  if (theory === null || practical === null) return scoreText(theory ?? practical);
  const whole = Math.round((exam.theory_weight + exam.practical_weight) * 10_000) / 10_000;
  const terms = `${scoreText(theory)}×${exam.theory_weight} + ${scoreText(practical)}×${exam.practical_weight}`;
  return whole === 1 ? terms : `(${terms}) ÷ ${whole}`;
}

export function workloadText(context: CommandContext, workload: ExplainedWorkload): void {
  const { output } = context;
  output.line();
  output.say('explain.workload');
  const { calls_answered: answered, calls_outbound: outbound, value, median, attended_days: days } = workload;
  if (value === null) {
    output.say('explain.no_workload');
    return;
  }
  const calls = `${answered ?? 0} + ${outbound ?? 0}`;
  output.say('explain.workload_value', { arithmetic: workload.basis === 'month' ? calls : `(${calls}) ÷ ${days ?? 0}`, value });
  output.say('explain.workload_median', { values: workload.team_values.join(', '), median: median ?? MISSING });
  if (workload.score === null) output.say('explain.workload_no_median');
  else output.say('explain.workload_score', { value, median: median ?? MISSING, score: scoreText(workload.score) });
}

export function attendanceText(context: CommandContext, { attended, required, score }: ExplainedAttendance): void {
  context.output.line();
  if (score === null) context.output.say('explain.no_attendance', { attended: countText(attended), required: countText(required) });
  else context.output.say('explain.attendance', { attended: attended ?? 0, required: required ?? 0, score: scoreText(score) });
}

export function casesText(context: CommandContext, explained: ExplainedCard): void {
  const { output } = context;
  output.line();
  output.say('explain.cases', { complaints: explained.at_fault_complaints, commendations: explained.commendations });
  if (explained.cases.length > 0) {
    output.table(
      [
        { title: context.text('explain.col_case'), value: (line: ExplainedCase) => line.case_no },
        { title: context.text('explain.col_kind'), value: (line) => context.text(`explain.case_${line.kind}`) },
        { title: context.text('explain.col_confirmed'), value: (line) => line.confirmed_on },
        { title: context.text('explain.col_effect'), value: (line) => context.text(`explain.effect_${line.effect}`) },
        { title: context.text('explain.col_case_points'), value: (line) => signedPoints(line), align: 'right' },
      ],
      explained.cases,
    );
  }
  const { complaint_points, commendation_points, commendation_cap } = explained.composite;
  output.say('explain.case_points', {
    complaints: scoreText(complaint_points),
    commendations: scoreText(commendation_points),
    cap: scoreText(commendation_cap),
  });
}

function signedPoints(line: ExplainedCase): string {
  if (line.points === 0) return scoreText(0);
  return `${line.kind === 'complaint' ? '−' : '+'}${scoreText(line.points)}`;
}

/** The figures that a leader gets from the teams led, pooled where there are several. */
export function teamsText(context: CommandContext, explained: ExplainedCard, teams: readonly ExplainedTeam[]): void {
  const { output } = context;
  const valueOf = (code: string): string =>
    scoreText(explained.composite.components.find((component) => component.code === code)?.value ?? null);
  output.line();
  output.say('explain.teams', { teams: teams.map((team) => team.team_code).join(', ') });
  const evaluated = teams.filter((team) => team.evaluations_counted > 0);
  if (evaluated.length > 0) {
    const sums = evaluated.map((team) => scoreText(team.sum)).join(' + ');
    output.say('explain.team_qa', {
      sums,
      counts: evaluated.map((team) => team.evaluations_counted).join(' + '),
      score: valueOf('team_qa'),
    });
  }
  const members = teams.flatMap((team) => team.members);
  const means = [
    { key: 'explain.team_exam', scores: members.flatMap((member) => member.exam_score ?? []), score: valueOf('team_exam') },
    { key: 'explain.team_workload', scores: members.flatMap((member) => member.workload_score ?? []), score: valueOf('team_workload') },
  ] as const;
  for (const { key, scores, score } of means) {
    if (scores.length > 0) output.say(key, { parts: scores.map((one) => scoreText(one)).join(' + '), n: scores.length, score });
  }
}
