import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartOptions,
} from 'chart.js';
import annotation from 'chartjs-plugin-annotation';
import type { ChartColours } from './chart-colours.js';

Chart.register(
  LineController,
  BarController,
  LineElement,
  BarElement,
  PointElement,
  CategoryScale,
  LinearScale,
  Legend,
  Tooltip,
  Filler,
  annotation,
);

/** What all charts share: nothing moves, and words look like the page's. */
export function sharedOptions(colours: ChartColours) {
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: false,
    color: colours.text,
    font: { family: getComputedStyle(document.body).fontFamily },
    interaction: { mode: 'nearest', axis: 'x', intersect: false },
  } as const satisfies ChartOptions;
}

export function axis(colours: ChartColours) {
  return { grid: { color: colours.line }, ticks: { color: colours.soft }, border: { color: colours.line } } as const;
}
