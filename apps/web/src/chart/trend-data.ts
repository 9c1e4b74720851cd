import type { ChartData } from 'chart.js';
import type { Trend, TrendPoint } from '@contracts/trends.js';
import { month } from '../format/figures.js';
import type { Language } from '../i18n/language.js';
import type { ChartColours } from './chart-colours.js';
import type { SayChart } from './messages.js';
import { isSmall } from './trend-words.js';

type Value = number | [number, number] | null;
export type TrendData = ChartData<'line' | 'bar', Value[], string>;

export interface Drawing {
  colours: ChartColours;
  say: SayChart;
  language: Language;
  /** Whether intervals and limits are shown. */
  confident: boolean;
}

/** Signals have a shape of their own, so that they are told without their colour. */
export function pointShape({ signals }: Pick<TrendPoint, 'signals'>): 'triangle' | 'rectRot' | 'circle' {
  if (signals.includes('beyond_limits')) return 'triangle';
  return signals.length > 0 ? 'rectRot' : 'circle';
}

/** The lines of a trend: the figure, and behind the switch its limits and how far off it may be. The figure comes first. */
export function trendData(trend: Trend, { colours, say, language, confident }: Drawing): TrendData {
  const { points } = trend;
  const colourOf = (point: TrendPoint) => (point.signals.length > 0 ? colours['chart-alarm'] : colours['chart-1']);
  const figure: TrendData['datasets'][number] = {
    type: 'line',
    label: say(trend.measure),
    data: points.map(({ value }) => value),
    borderColor: colours['chart-1'],
    borderWidth: 2,
    pointStyle: points.map(pointShape),
    pointRadius: points.map(({ signals }) => (signals.length > 0 ? 7 : 4)),
    pointHoverRadius: 8,
    pointBorderWidth: 2,
    pointBorderColor: points.map(colourOf),
    // Hollow: few evaluations stand behind it.
    pointBackgroundColor: points.map((point) => (isSmall(point) ? colours.card : colourOf(point))),
    order: 1,
  };
  const behind = confident ? [...limitLines(trend, colours, say), whiskers(points, colours, say)] : [];
  return { labels: points.map(({ period }) => month(period, language)), datasets: [figure, ...behind.flat()] };
}

function limitLines(trend: Trend, colours: ChartColours, say: SayChart): TrendData['datasets'] {
  if (trend.center_line === null) return [];
  const line = (label: string, data: Value[], borderDash: number[], color: string): TrendData['datasets'][number] => ({
    type: 'line',
    label,
    data,
    borderColor: color,
    backgroundColor: color,
    borderWidth: 1.5,
    borderDash,
    pointRadius: 0,
    pointHoverRadius: 0,
    // Limits of a rate differ from month to month.
    stepped: 'middle',
    order: 2,
  });
  const { points } = trend;
  return [
    line(
      say('center'),
      points.map(() => trend.center_line),
      [2, 4],
      colours['chart-soft'],
    ),
    line(
      say('limits'),
      points.map(({ upper_limit }) => upper_limit),
      [8, 5],
      colours['chart-2'],
    ),
    line(
      say('limits'),
      points.map(({ lower_limit }) => lower_limit),
      [8, 5],
      colours['chart-2'],
    ),
  ];
}

function whiskers(points: readonly TrendPoint[], colours: ChartColours, say: SayChart): TrendData['datasets'] {
  if (points.every(({ low }) => low === null)) return [];
  return [
    {
      type: 'bar',
      label: say('interval'),
      data: points.map(({ low, high }): Value => (low === null || high === null ? null : [low, high])),
      backgroundColor: colours['chart-band'],
      barThickness: 8,
      order: 3,
    },
  ];
}
