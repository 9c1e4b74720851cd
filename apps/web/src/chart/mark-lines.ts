import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import type { ChartColours } from './chart-colours.js';

/** A word at the edge between two months or bars. */
export interface BarMark {
  /** How many stand before it; a fraction is within one. */
  at: number;
  word: string;
}

/** Dashed lines with their words, one below the other. */
export function markLines(marks: readonly BarMark[], axis: 'x' | 'y', colours: ChartColours): Record<string, AnnotationOptions> {
  return Object.fromEntries(marks.map((mark, row) => [mark.word, markLine(mark, row, axis, colours)]));
}

function markLine({ at, word }: BarMark, row: number, axis: 'x' | 'y', colours: ChartColours): AnnotationOptions {
  return {
    type: 'line',
    scaleID: axis,
    value: at - 0.5,
    borderColor: colours['chart-2'],
    borderWidth: 2,
    borderDash: [5, 4],
    label: {
      display: true,
      content: word,
      position: 'start',
      yAdjust: (row % 3) * 18,
      color: colours['chart-2'],
      backgroundColor: colours.card,
      padding: 3,
      font: { size: 11, weight: 'normal' },
    },
  };
}
