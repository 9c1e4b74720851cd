import type {
  ExplainedCriterion,
  ExplainedEvaluation,
  ExplainedLine,
  ExplainedRevision,
} from '@domain/evaluations/explained-evaluation.js';
import type { CommandContext } from '../command-context.js';
import { instantText, MISSING, momentText, percentText, scoreText } from './figures.js';

/** An evaluation's score as arithmetic, for reading. */
export function explainEvaluationText(context: CommandContext, explained: ExplainedEvaluation, zone: string): void {
  const { output } = context;
  heading(context, explained, zone);
  output.line();
  output.table(
    [
      { title: context.text('explain.col_section'), value: (item: ExplainedCriterion) => item.section },
      { title: context.text('explain.col_criterion'), value: (item) => `${item.code} ${item.name}` },
      { title: context.text('explain.col_kind'), value: (item) => context.text(`explain.kind_${item.kind}`) },
      { title: context.text('explain.col_points'), value: (item) => pointsText(context, item), align: 'right' },
      { title: context.text('explain.col_max'), value: (item) => String(item.max_points), align: 'right' },
      { title: context.text('explain.col_effective'), value: (item) => percentText(item.effective_weight), align: 'right' },
      { title: context.text('explain.col_share'), value: (item) => scoreText(item.share), align: 'right' },
      { title: context.text('explain.col_remark'), value: (item) => remarkText(context, item) },
    ],
    explained.criteria,
  );
  output.line();
  scores(context, explained);
  output.line();
  revisions(context, explained.revisions, zone);
}

function heading(context: CommandContext, explained: ExplainedEvaluation, zone: string): void {
  const { output } = context;
  const { form } = explained;
  output.say('explain.evaluation', { evaluation: explained.evaluation_no, state: context.text(`explain.state_${explained.state}`) });
  output.say('explain.people', {
    agent: `${explained.employee_no} ${explained.name}`,
    evaluator: `${explained.evaluator_no} ${explained.evaluator_name}`,
    purpose: context.text(`explain.purpose_${explained.purpose}`),
  });
  output.say('explain.call', {
    recording: explained.recording_id,
    called: instantText(explained.called_at, zone),
    evaluated: instantText(explained.evaluated_at, zone),
  });
  output.say('explain.form', {
    form: `${form.code} ${form.name}`,
    version: form.version,
    policy: context.text(`explain.policy_${form.policy}`),
    na: context.text(`explain.na_${form.na_policy}`),
    critical: context.text(`explain.critical_${form.critical_policy}`, { cap: scoreText(form.cap) }),
  });
}

function pointsText(context: CommandContext, item: ExplainedCriterion): string {
  if (item.state !== 'answered') return context.text(`explain.item_${item.state}`);
  if (item.points === null || item.kind === 'note') return MISSING;
  return item.kind === 'deduction' && item.points > 0 ? `−${item.points}` : String(item.points);
}

function remarkText(context: CommandContext, item: ExplainedCriterion): string {
  const parts = [
    item.critical_failed ? context.text('explain.critical_failed') : '',
    item.critical_family === null ? '' : context.text(`explain.family_${item.critical_family}`),
    item.comment ?? '',
  ];
  return parts.filter((part) => part !== '').join(context.language === 'zh' ? '；' : '; ');
}

/** Shares to the raw score, the formula to the same, and what made the final score of it. */
function scores(context: CommandContext, explained: ExplainedEvaluation): void {
  const { output } = context;
  if (explained.raw_score === null) {
    output.say('explain.nothing_applicable');
    return;
  }
  const ofRaw = explained.lines.filter((line) => line.share !== null);
  for (const line of ofRaw) output.line(lineText(context, line));
  const shares = [...explained.criteria.map((item) => item.share), ...ofRaw.map((line) => line.share ?? 0)].filter((share) => share !== 0);
  output.say('explain.sum_of_shares', { sum: signedSum(shares), total: scoreText(explained.raw_score) });
  output.say('explain.arithmetic', { arithmetic: explained.arithmetic, result: scoreText(explained.arithmetic_result) });
  output.say('explain.raw', { score: scoreText(explained.raw_score) });
  for (const line of explained.lines.filter((one) => one.share === null)) output.line(lineText(context, line));
  if (explained.final_arithmetic !== null)
    output.say('explain.final_arithmetic', { arithmetic: explained.final_arithmetic, result: scoreText(explained.final_score) });
  output.say('explain.final', { score: scoreText(explained.final_score) });
  if (!explained.reproduced) output.say('explain.not_reproduced');
}

function lineText(context: CommandContext, line: ExplainedLine): string {
  return context.text(`explain.line_${line.code}`, {
    share: scoreText(line.share),
    limit: scoreText(line.limit),
    criterion: line.criterion ?? '',
    section: line.section ?? '',
    family: line.family === null ? context.text('explain.family_none') : context.text(`explain.family_${line.family}`),
  });
}

/** `20 + 15.5 − 2`: parts with their signs. */
function signedSum(parts: readonly number[]): string {
  if (parts.length === 0) return '0';
  return parts.map((part, index) => (index === 0 ? String(part) : part < 0 ? ` − ${-part}` : ` + ${part}`)).join('');
}

function revisions(context: CommandContext, rows: readonly ExplainedRevision[], zone: string): void {
  context.output.say('explain.revisions');
  context.output.table(
    [
      { title: context.text('explain.col_revision'), value: (row: ExplainedRevision) => String(row.revision), align: 'right' },
      { title: context.text('explain.col_change'), value: (row) => context.text(`explain.change_${row.change}`) },
      { title: context.text('explain.col_raw'), value: (row) => scoreText(row.raw_score), align: 'right' },
      { title: context.text('explain.col_final'), value: (row) => scoreText(row.final_score), align: 'right' },
      { title: context.text('explain.col_at'), value: (row) => momentText(row.changed_at, zone) },
      { title: context.text('explain.col_by'), value: (row) => row.changed_by },
      { title: context.text('explain.col_reason'), value: (row) => row.reason ?? '' },
    ],
    rows,
  );
}
