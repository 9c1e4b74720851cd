import type { CardChange } from '@domain/scorecards/compare-cards.js';
import type { EvaluationChange, RunDifference } from '@domain/scorecards/run-difference.service.js';
import type { CommandContext } from '../command-context.js';
import { MISSING, scoreText } from './figures.js';

const EVALUATION = { added: 'cli.evaluation_added', removed: 'cli.evaluation_removed', revised: 'cli.evaluation_revised' } as const;
const FACT = {
  exam: 'cli.fact_exam',
  case: 'cli.fact_case',
  workload: 'cli.fact_workload',
  attendance: 'cli.fact_attendance',
  quota: 'cli.fact_quota',
} as const;
const CARD = {
  agent: 'cli.card_agent',
  team_leader: 'cli.card_team_leader',
  team: 'cli.card_team',
  supervisor: 'cli.card_supervisor',
  center: 'cli.card_center',
} as const;

const FIGURES = [
  'evaluations_planned',
  'evaluations_completed',
  'evaluations_counted',
  'qa_score',
  'qa_score_mean_of_agents',
  'pass_count',
  'excellent_count',
  'critical_count',
  'pass_rate',
  'excellent_rate',
  'critical_error_rate',
  'non_critical_error_rate',
  'business_accuracy',
  'customer_critical_accuracy',
  'business_critical_accuracy',
  'compliance_critical_accuracy',
  'exam_theory',
  'exam_practical',
  'exam_score',
  'exam_passed',
  'workload_score',
  'attendance_score',
  'at_fault_complaints',
  'commendations',
  'complaint_points',
  'commendation_points',
  'composite',
  'grade',
  'rank_center',
  'rank_team',
  'tie_band',
  'status',
  'headcount',
  'team_qa',
  'team_exam',
  'team_workload',
  'own_calls',
  'calls_answered',
  'calls_outbound',
] as const;
const SCORES = /score|composite|points|exam_theory|exam_practical|^team_|own_calls/;

/** What a run changed: first what went in differently, then the figures, then the ranks, which mostly follow from others. */
export function describeDifference(context: CommandContext, difference: RunDifference): void {
  const { output } = context;
  output.line();
  output.say('cli.difference', { run: difference.run, previous: difference.previous_run ?? 0, reason: difference.reason ?? '' });
  if (difference.same_figures) {
    output.say('cli.difference_none');
    return;
  }
  const inputs = [
    ...difference.inputs.evaluations.map((change) => evaluationLine(context, change)),
    ...difference.inputs.facts.map(({ kind, employee_no, name, fact }) => context.text(FACT[kind], { employee_no, name, fact })),
  ];
  section(context, 'cli.difference_inputs', inputs);
  section(context, 'cli.difference_scores', figureLines(context, difference.scores));
  section(context, 'cli.difference_ranks', figureLines(context, difference.ranks));
}

function section(
  context: CommandContext,
  title: 'cli.difference_inputs' | 'cli.difference_scores' | 'cli.difference_ranks',
  lines: readonly string[],
): void {
  context.output.say(title, { count: lines.length });
  for (const line of lines) context.output.line(`  ${line}`);
}

function evaluationLine(context: CommandContext, change: EvaluationChange): string {
  const { employee_no, name, evaluation_no, before, after } = change;
  return context.text(EVALUATION[change.change], {
    employee_no,
    name,
    evaluation: evaluation_no ?? MISSING,
    before: scoreText(before),
    after: scoreText(after),
  });
}

/** One line a card: all its figures that differ. */
function figureLines(context: CommandContext, changes: readonly CardChange[]): string[] {
  const cards = new Map<string, string[]>();
  for (const change of changes) {
    const whose = `${context.text(CARD[change.card])} ${change.subject} ${change.name}`.trim();
    const figures = cards.get(whose) ?? [];
    const figure = FIGURES.find((known) => known === change.figure);
    const label = figure ? context.text(`cli.figure_${figure}`) : change.figure;
    figures.push(`${label} ${shown(change.figure, change.before)} → ${shown(change.figure, change.after)}`);
    cards.set(whose, figures);
  }
  return [...cards].map(([whose, figures]) => `${whose}: ${figures.join('; ')}`);
}

/** Rates as percentages, scores with two decimals, counts and ranks as they are. */
function shown(figure: string, value: unknown): string {
  if (value === null || value === undefined) return MISSING;
  if (typeof value === 'number' && /_rate$|_accuracy$/.test(figure)) return `${(value * 100).toFixed(1)}%`;
  if (typeof value === 'number' && SCORES.test(figure)) return value.toFixed(2);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
