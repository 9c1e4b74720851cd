import { rateMeasures, type TrendMeasure, type TrendPoint } from '@contracts/trends.js';
import { pLimits } from '@scoring/p-limits.js';
import type { Signal } from '@scoring/find-signals.js';
import type { SampleSums } from '@scoring/mean-interval.js';
import { rateE6 } from '@scoring/rate-e6.js';
import { welchDifference } from '@scoring/welch-difference.js';
import { wilsonE6 } from '@scoring/wilson-interval.js';
import { xmrLimits } from '@scoring/xmr-limits.js';
import { monthsBetween } from './period-calendar.js';
import type { TrendMonth } from './trend.store.js';

/** With fewer months the range of normal variation says little. */
const FEWEST_MONTHS = 6;

/** A figure of one month in integers: basis points or millionths. */
export interface Figure {
  value: number | null;
  n: number | null;
  count: number | null;
  low: number | null;
  high: number | null;
  /** The single values behind it; null: not known, so chance cannot be told. */
  sample: SampleSums | null;
}

const NOTHING: Figure = { value: null, n: null, count: null, low: null, high: null, sample: null };

export interface TrendSeries {
  unit: 'score' | 'rate';
  /** The middle of the limits; null: too few months. */
  center_line: number | null;
  points: TrendPoint[];
}

/** From the months of a subject to the points of a control chart; months that lack between the first and the last show as gaps. */
export function trendSeries(months: readonly TrendMonth[], measure: TrendMeasure): TrendSeries {
  const rate = isRate(measure);
  const unit = rate ? 1_000_000 : 100;
  const byPeriod = new Map(months.map((month) => [month.period_id, month]));
  const periods = months.length === 0 ? [] : monthsBetween(months[0]!.period_id, months.at(-1)!.period_id);
  const rows = periods.map((period) => {
    const month = byPeriod.get(period) ?? null;
    return { period, month, figure: month === null ? NOTHING : figureOf(month, measure) };
  });
  const figures = rows.map((row) => row.figure);
  const limits = rate ? rateLimits(figures) : meanLimits(figures);
  const points = rows.map(({ period, month, figure }, at): TrendPoint => {
    const before = rows[at - 1];
    return {
      period,
      run: month?.run ?? null,
      published: month?.published ?? false,
      value: scaled(figure.value, unit),
      n: figure.n,
      count: figure.count,
      low: scaled(figure.low, unit),
      high: scaled(figure.high, unit),
      lower_limit: scaled(limits.bounds[at]?.lower ?? null, unit),
      upper_limit: scaled(limits.bounds[at]?.upper ?? null, unit),
      signals: limits.signals.filter((signal) => signal.index === at).map((signal) => signal.rule),
      ...breaks(month, before?.month ?? null),
      change: before === undefined ? null : changeOf(figure, before.figure, unit),
    };
  });
  return { unit: rate ? 'rate' : 'score', center_line: scaled(limits.center, unit), points };
}

export function isRate(measure: TrendMeasure): boolean {
  return (rateMeasures as readonly string[]).includes(measure);
}

/** Rounded to what is printed: scores to two decimals, rates to six. */
export function scaled(value: number | null, unit: number): number | null {
  return value === null ? null : Math.round(value) / unit;
}

export function figureOf(month: TrendMonth, measure: TrendMeasure): Figure {
  const { card, counts } = month;
  const n = card.evaluations_counted;
  switch (measure) {
    case 'qa_score':
      return {
        ...NOTHING,
        value: card.qa_score_bp,
        n,
        low: card.qa_low_bp,
        high: card.qa_high_bp,
        sample: { n, sum: card.sum_final_bp, sumSquares: card.sum_final_sq },
      };
    case 'exam_score':
      return { ...NOTHING, value: card.exam_score_bp, n: month.exam_n };
    case 'workload_score':
      return { ...NOTHING, value: card.workload_score_bp ?? null, n: month.workload_n };
    case 'attendance_score':
      return { ...NOTHING, value: card.attendance_score_bp ?? null, n: month.attendance_n };
    case 'composite':
      return { ...NOTHING, value: card.composite_bp ?? null };
    case 'pass_rate':
      return shareOf(card.pass_count, n);
    case 'excellent_rate':
      return shareOf(card.excellent_count, n);
    case 'critical_error_rate':
      return shareOf(card.critical_count, n);
    case 'non_critical_error_rate':
      return shareOf(counts.missed_non_critical, counts.applicable_non_critical);
    case 'business_accuracy':
      return shareOf(counts.accuracy_clean, counts.accuracy_applicable);
  }
}

/** A rate as the mean of ones and noughts, in millionths: their sum of squares follows from the count. */
function shareOf(count: number, n: number): Figure {
  const interval = wilsonE6(count, n);
  return {
    value: rateE6(count, n),
    n,
    count,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    sample: { n, sum: BigInt(count) * 1_000_000n, sumSquares: BigInt(count) * 1_000_000_000_000n },
  };
}

interface Limits {
  center: number | null;
  /** By month; null: none. */
  bounds: ({ lower: number; upper: number } | null)[];
  signals: Signal[];
}

function noLimits(figures: readonly Figure[]): Limits {
  return { center: null, bounds: figures.map(() => null), signals: [] };
}

/** Months without a value are left out, so that their neighbours stand beside each other. */
function meanLimits(figures: readonly Figure[]): Limits {
  const known = figures.flatMap((figure, at) => (figure.value === null ? [] : [{ at, value: figure.value }]));
  const limits = known.length < FEWEST_MONTHS ? null : xmrLimits(known.map((one) => one.value));
  if (limits === null) return noLimits(figures);
  const { center, lower, upper } = limits;
  return {
    center,
    bounds: figures.map(() => ({ lower, upper })),
    signals: limits.signals.map(({ index, rule }) => ({ index: known[index]!.at, rule })),
  };
}

function rateLimits(figures: readonly Figure[]): Limits {
  const months = figures.map((figure) => ({ x: figure.count ?? 0, n: figure.n ?? 0 }));
  const limits = months.filter((month) => month.n > 0).length < FEWEST_MONTHS ? null : pLimits(months);
  if (limits === null) return noLimits(figures);
  return {
    center: limits.center * 1_000_000,
    bounds: limits.points.map((point) =>
      point.value === null ? null : { lower: point.lower * 1_000_000, upper: point.upper * 1_000_000 },
    ),
    signals: limits.signals,
  };
}

function breaks(
  month: TrendMonth | null,
  before: TrendMonth | null,
): Pick<TrendPoint, 'scheme' | 'scheme_changed' | 'forms' | 'new_forms'> {
  const forms = month?.forms ?? [];
  const known = before?.forms ?? [];
  return {
    scheme: month?.scheme ?? null,
    scheme_changed: month !== null && before !== null && month.scheme !== before.scheme,
    forms,
    new_forms: known.length === 0 ? [] : forms.filter((form) => !known.includes(form)),
  };
}

/** The difference of the printed figures, and whether chance alone would explain it. */
export function changeOf(now: Figure, before: Figure, unit: number): TrendPoint['change'] {
  if (now.value === null || before.value === null) return null;
  const welch = now.sample === null || before.sample === null ? null : welchDifference(now.sample, before.sample);
  return {
    difference: scaled(now.value - before.value, unit)!,
    low: scaled(welch?.low ?? null, unit),
    high: scaled(welch?.high ?? null, unit),
    verdict: welch === null ? 'unknown' : welch.real ? 'real' : 'within_chance',
  };
}
