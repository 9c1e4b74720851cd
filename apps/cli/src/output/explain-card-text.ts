import type { ExplainedCard, ExplainedEvaluationLine, ExplainedRank } from '@domain/scorecards/explained-card.js';
import type { CommandContext } from '../command-context.js';
import { casesText, examsText, teamsText, workloadText, attendanceText } from './explain-parts-text.js';
import { countText, instantText, MISSING, momentText, scoreText } from './figures.js';

const Z = '1.959964';

/** A card as arithmetic, for reading: whoever has a calculator gets every figure again. */
export function explainCardText(context: CommandContext, explained: ExplainedCard, zone: string): void {
  const { output } = context;
  const { period, run, scheme, scheme_version } = explained;
  output.say('explain.card', {
    period,
    run,
    employee_no: explained.employee_no,
    name: explained.name,
    team: explained.team_code ?? MISSING,
  });
  output.say('explain.card_scheme', { scheme, version: scheme_version, as_of: instantText(explained.as_of, zone) });
  output.say('cli.checksum', { checksum: explained.checksum });
  quality(context, explained, zone);
  if (explained.teams !== null) teamsText(context, explained, explained.teams);
  if (explained.card === 'agent') examsText(context, explained);
  if (explained.workload !== null) workloadText(context, explained.workload);
  attendanceText(context, explained.attendance);
  casesText(context, explained);
  composite(context, explained);
  placing(context, explained);
}

function quality(context: CommandContext, explained: ExplainedCard, zone: string): void {
  const { output } = context;
  output.line();
  output.say(explained.card === 'agent' ? 'explain.quality' : 'explain.quality_own', { count: explained.counted.length });
  if (explained.counted.length > 0) evaluations(context, explained.counted, zone);
  if (explained.apart.length > 0) {
    output.say('explain.apart', { count: explained.apart.length });
    evaluations(context, explained.apart, zone);
  }
  const { n, sum, mean, s, t, low, high } = explained.qa;
  if (n > 0) {
    const parts = explained.counted.map((one) => scoreText(one.final_score)).join(' + ');
    output.say('explain.mean', { parts, sum: scoreText(sum), n, mean: scoreText(mean) });
  }
  if (s !== null && t !== null)
    output.say('explain.mean_interval', {
      mean: scoreText(mean),
      t: t.toFixed(4),
      s: s.toFixed(4),
      n,
      low: scoreText(low),
      high: scoreText(high),
    });
  for (const { figure, count, of, rate, low: from, high: to } of explained.rates) {
    if (rate === null) continue;
    const marks = { pass: explained.pass_mark, excellent: explained.excellent_mark };
    const interval =
      from === null || to === null ? '' : context.text('explain.rate_interval', { low: from.toFixed(6), high: to.toFixed(6) });
    output.line(context.text(`explain.${figure}`, { count, of, rate: rate.toFixed(6), ...marks }) + interval);
  }
  if (n > 0) output.say('explain.wilson', { z: Z });
  if (explained.quota !== null) {
    const { planned, completed, reason } = explained.quota;
    output.say('explain.quota', { planned, completed, reason: context.text(`explain.quota_${reason}`) });
  }
}

function evaluations(context: CommandContext, rows: readonly ExplainedEvaluationLine[], zone: string): void {
  context.output.table(
    [
      { title: context.text('explain.col_evaluation'), value: (row: ExplainedEvaluationLine) => row.evaluation_no },
      { title: context.text('explain.col_revision'), value: (row) => String(row.revision), align: 'right' },
      { title: context.text('explain.col_form'), value: (row) => row.form },
      { title: context.text('explain.col_purpose'), value: (row) => context.text(`explain.purpose_${row.purpose}`) },
      { title: context.text('explain.col_called'), value: (row) => momentText(row.called_at, zone) },
      { title: context.text('explain.col_raw'), value: (row) => scoreText(row.raw_score), align: 'right' },
      { title: context.text('explain.col_final'), value: (row) => scoreText(row.final_score), align: 'right' },
      { title: '', value: (row) => (row.critical_failed ? context.text('explain.critical_failed') : '') },
    ],
    rows,
  );
}

function composite(context: CommandContext, explained: ExplainedCard): void {
  const { output } = context;
  const { components, weighted, complaint_points, commendation_points, bounded_at, range, composite: result } = explained.composite;
  const separator = context.language === 'zh' ? '、' : ', ';
  output.line();
  output.say('explain.composite');
  const present = components.filter((part) => part.value !== null && part.weight > 0);
  const missing = components.filter((part) => part.value === null && part.weight > 0);
  output.table(
    [
      { title: context.text('explain.col_component'), value: (part) => context.text(`explain.component_${part.code}`) },
      { title: context.text('explain.col_weight'), value: (part) => weightText(part.weight), align: 'right' },
      { title: context.text('explain.col_value'), value: (part) => scoreText(part.value), align: 'right' },
      {
        title: context.text('explain.col_effective'),
        value: (part) => (part.effective_weight === null ? MISSING : `${(part.effective_weight * 100).toFixed(2)}%`),
        align: 'right',
      },
    ],
    components,
  );
  if (missing.length > 0)
    output.say('explain.renormalised', { missing: missing.map((part) => context.text(`explain.component_${part.code}`)).join(separator) });
  if (weighted === null || result === null) {
    output.say('explain.no_composite');
    return;
  }
  const terms = present.map((part) => `${weightText(part.weight)}×${scoreText(part.value)}`).join(' + ');
  output.say('explain.weighted', {
    terms,
    weights: weightText(present.reduce((sum, part) => sum + part.weight, 0)),
    weighted: scoreText(weighted),
  });
  output.say('explain.with_points', {
    weighted: scoreText(weighted),
    complaints: scoreText(complaint_points),
    commendations: scoreText(commendation_points),
    sum: scoreText(Math.round((weighted - complaint_points + commendation_points) * 100) / 100),
  });
  if (bounded_at !== null)
    output.say('explain.bounded', { low: scoreText(range[0]), high: scoreText(range[1]), bound: scoreText(bounded_at) });
  output.say('explain.composite_is', { composite: scoreText(result) });
}

/** A weight of 0.5 as 50, without floating dust. */
function weightText(weight: number): string {
  return String(Math.round(weight * 10_000) / 100);
}

function placing(context: CommandContext, explained: ExplainedCard): void {
  const { output } = context;
  const { grade } = explained;
  output.line();
  if (explained.status === 'insufficient_sample') output.say('explain.insufficient', { sample: grade.sample, least: grade.min_sample });
  if (explained.status !== 'ranked') return;
  const bands = grade.bands.map((band, index) =>
    index === grade.bands.length - 1 ? band.grade : `${band.grade} ≥ ${scoreText(band.from)}`,
  );
  if (grade.mode === 'bands') output.say('explain.grade_bands', { bands: bands.join('; '), grade: grade.grade ?? MISSING });
  else {
    const shares = grade.shares.map((share) => `${share.grade} ${share.share * 100}%`).join('; ');
    output.say('explain.grade_forced', { shares, grade: grade.grade ?? MISSING });
  }
  if (grade.barred) output.say('explain.barred');
  rank(context, 'explain.rank_center', explained.rank_center);
  if (explained.rank_team !== null) rank(context, 'explain.rank_team', explained.rank_team);
  if (explained.tie_bands.length > 0) output.say('explain.tie_bands');
  for (const { band, members } of explained.tie_bands) {
    const shown = members.map((one) => `${one.employee_no} ${one.name} [${scoreText(one.low)}, ${scoreText(one.high)}]`);
    output.say('explain.tie_band', { band, members: shown.join('; ') });
  }
}

function rank(context: CommandContext, key: 'explain.rank_center' | 'explain.rank_team', place: ExplainedRank): void {
  if (place.rank !== null) context.output.say(key, { rank: place.rank, ahead: countText(place.ahead), of: place.of });
}
