import type { ChartData } from 'chart.js';
import { Chart } from 'react-chartjs-2';
import { percent, score } from '../format/figures.js';
import { useChartColours, type ChartColours } from './chart-colours.js';
import { axis, sharedOptions } from './chart-js.js';
import { markLines, type BarMark } from './mark-lines.js';

interface Line {
  label: string;
  values: readonly (number | null)[];
  /** Few evaluations stand behind the point. */
  hollow: readonly boolean[];
}

export interface LinesCanvasProps {
  labels: readonly string[];
  lines: readonly Line[];
  /** Values are fractions. */
  rate: boolean;
  marks?: readonly BarMark[];
}

const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3]];
const SHAPES = ['circle', 'rect', 'triangle', 'rectRot'] as const;
const COLOURS = ['chart-1', 'chart-2', 'chart-3', 'chart-4'] as const;

export default function LinesCanvas({ labels, lines, rate, marks = [] }: LinesCanvasProps) {
  const colours = useChartColours();
  const scale = axis(colours);
  const text = rate ? percent : score;
  return (
    <Chart
      role="presentation"
      type="line"
      data={{ labels: [...labels], datasets: lines.map((line, at) => dataset(line, at, colours)) } as ChartData<'line'>}
      options={{
        ...sharedOptions(colours),
        interaction: { mode: 'index', axis: 'x', intersect: false },
        scales: {
          x: { ...scale, offset: true, grid: { display: false }, ticks: { ...scale.ticks, maxRotation: 0, autoSkipPadding: 12 } },
          y: {
            ...scale,
            grace: '10%',
            ticks: { ...scale.ticks, callback: (value) => (rate ? `${Number((Number(value) * 100).toFixed(2))}%` : String(value)) },
          },
        },
        plugins: {
          legend: {
            position: 'bottom',
            align: 'start',
            labels: { color: colours.text, usePointStyle: true },
            onClick: () => undefined,
          },
          tooltip: { callbacks: { label: ({ dataset: { label }, raw }) => `${label} ${text(raw as number | null)}` } },
          annotation: { annotations: markLines(marks, 'x', colours), clip: false },
        },
      }}
    />
  );
}

function dataset({ label, values, hollow }: Line, at: number, colours: ChartColours) {
  const color = colours[COLOURS[at % COLOURS.length]!];
  return {
    label,
    data: [...values],
    borderColor: color,
    borderWidth: 2,
    borderDash: DASHES[at % DASHES.length],
    pointStyle: SHAPES[at % SHAPES.length],
    pointRadius: 5,
    pointBorderColor: color,
    pointBackgroundColor: hollow.map((small) => (small ? colours.card : color)),
    backgroundColor: color,
  };
}
