import type { SliceMeasure } from '@contracts/trend-slices.js';
import { meanBp } from '@scoring/mean-bp.js';
import { meanIntervalBp } from '@scoring/mean-interval.js';
import { changeOf, figureOf, isRate, scaled, type Figure } from '../scorecards/trend-series.js';
import type { TrendMonth } from '../scorecards/trend.store.js';
import type { Slice } from './slice.store.js';

type Sums = Pick<
  Slice,
  | 'n'
  | 'sum_final_bp'
  | 'sum_final_sq'
  | 'n_pass'
  | 'n_excellent'
  | 'n_critical'
  | 'missed_non_critical'
  | 'applicable_non_critical'
  | 'accuracy_applicable'
  | 'accuracy_clean'
>;

/** What goes out of a figure: rounded as printed. */
export interface SliceFigure {
  value: number | null;
  n: number;
  count: number | null;
  low: number | null;
  high: number | null;
}

const NOTHING: Sums = {
  n: 0,
  sum_final_bp: 0,
  sum_final_sq: 0,
  n_pass: 0,
  n_excellent: 0,
  n_critical: 0,
  missed_non_critical: 0,
  applicable_non_critical: 0,
  accuracy_applicable: 0,
  accuracy_clean: 0,
};

/** Adds slices up. */
export function sumOf(slices: readonly Sums[]): Sums {
  return combine(slices, 1);
}

/** What is left of a whole without a part of it. */
export function restOf(all: Sums, part: Sums): Sums {
  return combine([all], 1, combine([part], -1));
}

function combine(slices: readonly Sums[], sign: 1 | -1, start: Sums = NOTHING): Sums {
  const total = { ...start };
  for (const slice of slices) for (const name of Object.keys(NOTHING) as (keyof Sums)[]) total[name] += sign * slice[name];
  return total;
}

/** The sums of a month in the shape of a card, so that one arithmetic serves both. */
export function monthOf(sums: Sums, month: Pick<TrendMonth, 'period_id' | 'run' | 'published' | 'scheme' | 'name' | 'forms'>): TrendMonth {
  const interval = meanIntervalBp({ n: sums.n, sum: sums.sum_final_bp, sumSquares: sums.sum_final_sq });
  return {
    ...month,
    card: {
      evaluations_counted: sums.n,
      qa_score_bp: meanBp(sums.sum_final_bp, sums.n),
      qa_low_bp: interval?.low ?? null,
      qa_high_bp: interval?.high ?? null,
      pass_count: sums.n_pass,
      excellent_count: sums.n_excellent,
      critical_count: sums.n_critical,
      sum_final_bp: sums.sum_final_bp,
      sum_final_sq: sums.sum_final_sq,
      exam_score_bp: null,
    },
    counts: sums,
    exam_n: null,
    workload_n: null,
    attendance_n: null,
  };
}

const NO_MONTH = { period_id: '', run: 0, published: false, scheme: '', name: '', forms: [] };

function figureOfSums(sums: Sums, measure: SliceMeasure): Figure {
  return figureOf(monthOf(sums, NO_MONTH), measure);
}

function unitOf(measure: SliceMeasure): number {
  return isRate(measure) ? 1_000_000 : 100;
}

export function shownFigure(sums: Sums, measure: SliceMeasure): SliceFigure {
  const { value, n, count, low, high } = figureOfSums(sums, measure);
  const unit = unitOf(measure);
  return { value: scaled(value, unit), n: n ?? 0, count, low: scaled(low, unit), high: scaled(high, unit) };
}

/** Two figures beside each other, and whether chance alone would explain the difference. */
export function compared(before: Sums, now: Sums, measure: SliceMeasure) {
  const change = changeOf(figureOfSums(now, measure), figureOfSums(before, measure), unitOf(measure));
  return {
    before: shownFigure(before, measure),
    now: shownFigure(now, measure),
    difference: change?.difference ?? null,
    low: change?.low ?? null,
    high: change?.high ?? null,
    verdict: change?.verdict ?? ('unknown' as const),
  };
}
