import { lazy } from 'react';
import type { BarCanvasProps } from './bar-canvas.js';
import { ChartBox } from './chart-box.js';

const BarCanvas = lazy(() => import('./bar-canvas.js'));

/** Bars, and shares as a line over them. */
export function BarChart({ height = 320, ...bars }: BarCanvasProps & { height?: number }) {
  return (
    <ChartBox height={height}>
      <BarCanvas {...bars} />
    </ChartBox>
  );
}
