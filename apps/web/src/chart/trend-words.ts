import type { Trend, TrendPoint } from '@contracts/trends.js';
import { month, percent, score, signed, whole } from '../format/figures.js';
import type { Language } from '../i18n/language.js';
import type { ChartTable } from './chart-table.js';
import type { SayChart } from './messages.js';

/** With fewer evaluations a figure is called small, as on the scorecard. */
const FEWEST = 4;
/** With fewer months there are no limits. */
const FEWEST_MONTHS = 6;

export function isSmall({ n }: Pick<TrendPoint, 'n'>): boolean {
  return n !== null && n > 0 && n < FEWEST;
}

export function hasFewMonths({ points }: Pick<Trend, 'points'>): boolean {
  return points.filter(({ value }) => value !== null).length < FEWEST_MONTHS;
}

export function figureText(value: number | null, unit: Trend['unit']): string {
  return unit === 'rate' ? percent(value) : score(value);
}

/** A change of a score, or of a rate in percentage points. */
export function changeText(difference: number | null, unit: Trend['unit']): string {
  return unit === 'rate' ? signed(difference === null ? null : difference * 100, 1) : signed(difference);
}

/** What is to be said of a month besides its figure. */
export function remarks(point: TrendPoint, say: SayChart): string[] {
  return [
    ...point.signals.map((signal) => say(signal)),
    ...(isSmall(point) ? [say('small', { n: point.n! })] : []),
    ...breakWords(point, say),
    ...(point.run === null ? [say('no_card')] : point.published ? [] : [say('unpublished')]),
  ];
}

/** What was changed in a month, so that it can be compared with the one before under reserve only. */
export function breakWords(point: TrendPoint, say: SayChart): string[] {
  return [
    ...(point.scheme_changed ? [say('scheme_changed', { scheme: point.scheme ?? '' })] : []),
    ...(point.new_forms.length > 0 ? [say('new_forms', { forms: point.new_forms.join(', ') })] : []),
  ];
}

/** The whole chart in a sentence, for those who hear it. */
export function trendGist(trend: Trend, title: string, say: SayChart, language: Language): string {
  const known = trend.points.filter(({ value }) => value !== null);
  if (known.length === 0) return say('gist_none', { title });
  const values = known.map(({ value }) => value!);
  const odd = known.filter(({ signals }) => signals.length > 0).map(({ period }) => month(period, language));
  return say('gist', {
    title,
    from: month(known[0]!.period, language),
    to: month(known.at(-1)!.period, language),
    value: figureText(values.at(-1)!, trend.unit),
    lowest: figureText(Math.min(...values), trend.unit),
    highest: figureText(Math.max(...values), trend.unit),
    signals: odd.length === 0 ? '' : say('gist_signals', { months: odd.join(', ') }),
  }).trim();
}

/** The months a trend is of: `2025年1月 – 2026年10月`. */
export function trendSpan({ points }: Pick<Trend, 'points'>, language: Language): string {
  if (points.length === 0) return '';
  return `${month(points[0]!.period, language)} – ${month(points.at(-1)!.period, language)}`;
}

/** The figures behind the chart, month by month. */
export function trendTable(trend: Trend, say: SayChart, language: Language, confident: boolean): ChartTable {
  const { unit, measure, points } = trend;
  const figure = (value: number | null) => figureText(value, unit);
  const rows = points.map((point) => ({
    key: point.period,
    cells: [
      month(point.period, language),
      figure(point.value),
      whole(point.n),
      changeText(point.change?.difference ?? null, unit),
      point.change === null ? '' : say(point.change.verdict),
      ...(confident ? [point.low, point.high, point.lower_limit, point.upper_limit].map(figure) : []),
      remarks(point, say).join('; '),
    ],
  }));
  const numbers = (...titles: string[]) => titles.map((title) => ({ title, number: true }));
  return {
    columns: [
      { title: say('period') },
      ...numbers(say(measure), say('n'), say('change')),
      { title: say('verdict') },
      ...(confident ? numbers(say('low'), say('high'), say('lower_limit'), say('upper_limit')) : []),
      { title: say('notes') },
    ],
    rows,
  };
}
