import { useDark } from '../theme/use-dark.js';

const names = [
  'card',
  'text',
  'soft',
  'line',
  'chart-1',
  'chart-2',
  'chart-3',
  'chart-4',
  'chart-soft',
  'chart-alarm',
  'chart-band',
  'chart-low',
  'chart-high',
] as const;
export type ChartColours = Record<(typeof names)[number], string>;

/** A canvas knows no variables of the style sheet: they are read for it. */
function readColours(): ChartColours {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) as ChartColours;
}

export function useChartColours(): ChartColours {
  // The style sheet has changed when the mode has.
  useDark();
  return readColours();
}
