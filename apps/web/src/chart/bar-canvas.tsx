import type { ChartData } from 'chart.js';
import { Chart } from 'react-chartjs-2';
import { useChartColours, type ChartColours } from './chart-colours.js';
import { axis, sharedOptions } from './chart-js.js';
import { markLines, type BarMark } from './mark-lines.js';

export interface BarSeries {
  label: string;
  values: readonly (number | null)[];
  /** A line over the bars, such as a running share, from 0 to 1 on a scale of its own at the right. */
  share?: boolean;
}

export interface BarCanvasProps {
  labels: readonly string[];
  series: readonly BarSeries[];
  marks?: readonly BarMark[] | undefined;
  /** What the height of a bar says. */
  unit: string;
  /** Bars that lie, for long names. */
  lying?: boolean | undefined;
  onBar?: ((at: number) => void) | undefined;
}

type Bars = ChartData<'bar' | 'line', (number | null)[], string>;

export default function BarCanvas({ labels, series, marks = [], unit, lying = false, onBar }: BarCanvasProps) {
  const colours = useChartColours();
  const scale = axis(colours);
  const counted = lying ? 'x' : 'y';
  const named = lying ? 'y' : 'x';
  const shares = series.some(({ share }) => share === true);
  const percent = (value: number | string) => `${Math.round(Number(value) * 100)}%`;
  return (
    <Chart
      role="presentation"
      type="bar"
      data={{ labels: [...labels], datasets: series.map((each, at) => dataset(each, at, colours, lying)) } as Bars}
      options={{
        ...sharedOptions(colours),
        indexAxis: lying ? 'y' : 'x',
        interaction: { mode: 'index', axis: named, intersect: false },
        onClick: (_, [hit]) => {
          if (hit !== undefined) onBar?.(hit.index);
        },
        onHover: (_, hits, chart) => {
          chart.canvas.style.cursor = onBar !== undefined && hits.length > 0 ? 'pointer' : 'default';
        },
        scales: {
          [named]: { ...scale, grid: { display: false }, ticks: { ...scale.ticks, maxRotation: 40, autoSkip: !lying } },
          [counted]: { ...scale, beginAtZero: true, title: { display: true, text: unit, color: colours.soft } },
          ...(shares
            ? {
                share: {
                  ...scale,
                  position: lying ? ('top' as const) : ('right' as const),
                  axis: lying ? ('x' as const) : ('y' as const),
                  min: 0,
                  max: 1,
                  grid: { display: false },
                  ticks: { ...scale.ticks, callback: percent },
                },
              }
            : {}),
        },
        plugins: {
          legend: {
            display: series.length > 1,
            position: 'bottom',
            align: 'start',
            labels: { color: colours.text, usePointStyle: true },
            onClick: () => undefined,
          },
          tooltip: {
            callbacks: {
              label: ({ dataset, raw }) =>
                `${dataset.label}: ${series.find(({ label }) => label === dataset.label)?.share === true ? percent(Number(raw)) : String(raw ?? '—')}`,
            },
          },
          annotation: { annotations: markLines(marks, named, colours), clip: false },
        },
      }}
    />
  );
}

function dataset({ label, values, share }: BarSeries, at: number, colours: ChartColours, lying: boolean) {
  const color = colours[(['chart-1', 'chart-2', 'chart-3', 'chart-4'] as const)[at % 4]!];
  const shared = { label, data: [...values], borderColor: color, backgroundColor: color };
  if (share !== true) return { ...shared, type: 'bar' as const, pointStyle: 'rect', order: 2 };
  const scale = lying ? { xAxisID: 'share' } : { yAxisID: 'share' };
  return { ...shared, ...scale, type: 'line' as const, borderDash: [6, 4], borderWidth: 2, pointRadius: 3, order: 1 };
}
