import { Chart as ChartJs, type ChartData, type Plugin } from 'chart.js';
import { MatrixController, MatrixElement } from 'chartjs-chart-matrix';
import { Chart } from 'react-chartjs-2';
import { useChartColours, type ChartColours } from './chart-colours.js';
import { axis, sharedOptions } from './chart-js.js';

/** Pixels in which a figure and its sign stand side by side. */
const WIDE = 90;

ChartJs.register(MatrixController, MatrixElement);

interface HeatCell {
  text: string;
  /** Whether it stands out, as a sign; empty: it does not. */
  mark: '' | '▲' | '▼';
  /** Few evaluations stand behind it, in words; null: enough. */
  small: string | null;
  level: 'low' | 'middle' | 'high';
}

export interface HeatCanvasProps {
  columns: readonly string[];
  rows: readonly { label: string; cells: readonly HeatCell[] }[];
  onCell: (row: number, column: number) => void;
}

export default function HeatCanvas({ columns, rows, onCell }: HeatCanvasProps) {
  const colours = useChartColours();
  const scale = axis(colours);
  const cells = rows.flatMap(({ cells }, row) => cells.map((cell, column) => ({ ...cell, row, column })));
  const fills = { low: colours['chart-low'], middle: colours.card, high: colours['chart-high'] };
  const data: ChartData<'matrix', { x: string; y: string; v: number }[]> = {
    datasets: [
      {
        data: cells.map(({ row, column }) => ({ x: columns[column]!, y: rows[row]!.label, v: 1 })),
        backgroundColor: cells.map(({ level }) => fills[level]),
        borderColor: colours.line,
        borderWidth: 1,
        width: ({ chart }) => (chart.chartArea === undefined ? 0 : chart.chartArea.width / columns.length - 2),
        height: ({ chart }) => (chart.chartArea === undefined ? 0 : chart.chartArea.height / rows.length - 2),
      },
    ],
  };
  const hitOf = (hits: readonly { index: number }[]) => (hits[0] === undefined ? undefined : cells[hits[0].index]);
  return (
    <Chart
      role="presentation"
      // Its words are drawn anew with their cells.
      key={JSON.stringify(cells)}
      type="matrix"
      data={data}
      plugins={[words(cells, columns.length, colours)]}
      options={{
        ...sharedOptions(colours),
        interaction: { mode: 'nearest', intersect: true },
        onClick: (_, hits) => {
          const cell = hitOf(hits);
          if (cell !== undefined) onCell(cell.row, cell.column);
        },
        onHover: (_, hits, chart) => {
          chart.canvas.style.cursor = hits.length > 0 ? 'pointer' : 'default';
        },
        scales: {
          x: {
            ...scale,
            type: 'category',
            labels: [...columns],
            position: 'top',
            offset: true,
            grid: { display: false },
            ticks: { color: colours.text, autoSkip: false, maxRotation: 40 },
          },
          y: {
            ...scale,
            type: 'category',
            labels: rows.map(({ label }) => label),
            offset: true,
            // The first row stands at the top.
            reverse: false,
            grid: { display: false },
            ticks: { color: colours.text, autoSkip: false },
          },
        },
        plugins: { legend: { display: false }, tooltip: { enabled: false }, annotation: { annotations: {} } },
      }}
    />
  );
}

/** Writes the figures into their cells. */
function words(cells: readonly HeatCell[], columns: number, colours: ChartColours): Plugin<'matrix'> {
  return {
    id: 'words',
    afterDatasetsDraw: (chart) => {
      const { ctx } = chart;
      const family = getComputedStyle(document.body).fontFamily;
      ctx.save();
      ctx.textAlign = 'center';
      ctx.textBaseline = 'middle';
      for (const [at, element] of chart.getDatasetMeta(0).data.entries()) {
        const { text, mark, small } = cells[at]!;
        const { x, y } = (element as MatrixElement).getCenterPoint();
        ctx.fillStyle = colours.text;
        // On a phone the sign goes below its figure.
        const narrow = chart.chartArea.width / columns < WIDE;
        const below = narrow ? (small ?? mark) : (small ?? '');
        ctx.font = `${narrow ? 10 : 13}px ${family}`;
        ctx.fillText(narrow ? text : `${text} ${mark}`.trim(), x, below === '' ? y : y - 8);
        ctx.fillStyle = colours.soft;
        ctx.font = `${narrow ? 9 : 11}px ${family}`;
        if (below !== '') ctx.fillText(below, x, y + 9);
      }
      ctx.restore();
    },
  };
}
