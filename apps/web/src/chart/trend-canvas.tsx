import { Chart } from 'react-chartjs-2';
import type { Trend } from '@contracts/trends.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { useChartColours } from './chart-colours.js';
import { axis, sharedOptions } from './chart-js.js';
import { chartMessages } from './messages.js';
import { trendData, type Drawing } from './trend-data.js';
import { trendMarks } from './trend-marks.js';
import { figureText, remarks } from './trend-words.js';
import { useConfidence } from './use-confidence.js';

export interface TrendCanvasProps {
  trend: Trend;
  onPoint?: ((period: string) => void) | undefined;
}

export default function TrendCanvas({ trend, onPoint }: TrendCanvasProps) {
  const say = useText(chartMessages);
  const language = useLanguage();
  const colours = useChartColours();
  const confident = useConfidence();
  const drawing: Drawing = { colours, say, language, confident };
  const { points, unit } = trend;
  const scale = axis(colours);
  const base = sharedOptions(colours);
  return (
    <Chart
      role="presentation"
      type="line"
      data={trendData(trend, drawing)}
      options={{
        ...base,
        onClick: (_, [hit]) => {
          const point = hit === undefined ? undefined : points[hit.index];
          if (point !== undefined && point.run !== null) onPoint?.(point.period);
        },
        onHover: (_, hits, chart) => {
          chart.canvas.style.cursor = onPoint !== undefined && hits.length > 0 ? 'pointer' : 'default';
        },
        scales: {
          x: { ...scale, offset: true, grid: { display: false }, ticks: { ...scale.ticks, maxRotation: 0, autoSkipPadding: 12 } },
          y: {
            ...scale,
            beginAtZero: false,
            grace: '12%',
            ticks: { ...scale.ticks, callback: (value) => tick(Number(value), unit) },
          },
        },
        plugins: {
          legend: {
            position: 'bottom',
            align: 'start',
            labels: {
              usePointStyle: true,
              generateLabels: (chart) => legend(chart.data.datasets as Described[], colours.text),
            },
            onClick: () => undefined,
          },
          tooltip: {
            filter: ({ datasetIndex }) => datasetIndex === 0,
            callbacks: { label: ({ dataIndex }) => described(dataIndex) },
          },
          annotation: { annotations: trendMarks(trend, drawing), clip: false },
        },
      }}
    />
  );

  function described(at: number): string[] {
    const point = points[at]!;
    const figure = `${say(trend.measure)} ${figureText(point.value, unit)}`;
    return [
      figure,
      ...(point.n === null ? [] : [`${say('n')} ${point.n}`]),
      ...(confident && point.low !== null ? [`${say('interval')} ${figureText(point.low, unit)} – ${figureText(point.high, unit)}`] : []),
      ...remarks(point, say),
    ];
  }
}

interface Described {
  label: string;
  borderColor?: string;
  backgroundColor?: string;
  borderDash?: number[];
}

/** One entry a name: the two limits share theirs. */
function legend(datasets: readonly Described[], fontColor: string) {
  const firsts = datasets.filter(({ label }, at) => datasets.findIndex((each) => each.label === label) === at);
  return firsts.map(({ label, borderColor, backgroundColor, borderDash }) => {
    const color = borderColor ?? backgroundColor ?? '';
    return {
      text: label,
      fontColor,
      strokeStyle: color,
      fillStyle: color,
      lineWidth: 2,
      lineDash: borderDash ?? [],
      pointStyle: 'line' as const,
    };
  });
}

function tick(value: number, unit: Trend['unit']): string {
  return unit === 'rate' ? `${Number((value * 100).toFixed(2))}%` : String(Number(value.toFixed(2)));
}
