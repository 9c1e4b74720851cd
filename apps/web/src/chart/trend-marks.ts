import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import type { Trend } from '@contracts/trends.js';
import type { Drawing } from './trend-data.js';
import { breakWords } from './trend-words.js';

/** Words in the picture: what changed between two months, and which months are more than chance. */
export function trendMarks({ points }: Trend, { colours, say }: Drawing): Record<string, AnnotationOptions> {
  const marks: Record<string, AnnotationOptions> = {};
  let breaks = 0;
  for (const [at, point] of points.entries()) {
    const words = breakWords(point, say);
    if (words.length > 0) {
      // Neighbours stand below one another, so that neither covers the other.
      marks[`break-${point.period}`] = breakMark(at, words, points.length, breaks % 3, colours);
      breaks += 1;
    }
    const word = signalWord(points, at);
    if (word !== null && point.value !== null) {
      marks[`signal-${point.period}`] = {
        type: 'label',
        xValue: at,
        yValue: point.value,
        content: say(word),
        color: colours['chart-alarm'],
        backgroundColor: colours.card,
        padding: 2,
        yAdjust: 20,
        // Words at the edges would be cut off.
        xAdjust: at < points.length / 8 ? 36 : at > (points.length * 7) / 8 ? -36 : 0,
        font: { size: 11 },
      };
    }
  }
  return marks;
}

/** Of months in a row with the same signal only the last carries the words. */
export function signalWord(points: Trend['points'], at: number): 'beyond_limits' | 'run_of_8' | null {
  const signals = points[at]!.signals;
  if (signals.includes('beyond_limits')) return 'beyond_limits';
  if (signals.length === 0) return null;
  return points[at + 1]?.signals.includes('run_of_8') === true ? null : 'run_of_8';
}

function breakMark(at: number, words: string[], of: number, row: number, colours: Drawing['colours']): AnnotationOptions {
  return {
    type: 'line',
    scaleID: 'x',
    value: at - 0.5,
    borderColor: colours['chart-4'],
    borderWidth: 1.5,
    borderDash: [3, 3],
    label: {
      display: true,
      content: words,
      position: 'start',
      xAdjust: at > of / 2 ? -4 : 4,
      yAdjust: row * 18,
      color: colours['chart-4'],
      backgroundColor: colours.card,
      padding: 3,
      font: { size: 11, weight: 'normal' },
    },
  };
}
