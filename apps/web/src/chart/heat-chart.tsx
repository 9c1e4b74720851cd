import { lazy } from 'react';
import { ChartBox } from './chart-box.js';
import type { HeatCanvasProps } from './heat-canvas.js';

const HeatCanvas = lazy(() => import('./heat-canvas.js'));

const ROW = 44;
const HEAD = 60;

/** Figures in shades, with the figures in them. */
export function HeatChart(heat: HeatCanvasProps) {
  return (
    <ChartBox height={HEAD + heat.rows.length * ROW}>
      <HeatCanvas {...heat} />
    </ChartBox>
  );
}
