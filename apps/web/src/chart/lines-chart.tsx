import { lazy } from 'react';
import { ChartBox } from './chart-box.js';
import type { LinesCanvasProps } from './lines-canvas.js';

const LinesCanvas = lazy(() => import('./lines-canvas.js'));

/** Several lines, told apart by colour, dash and the shape of their points. */
export function LinesChart({ height, ...lines }: LinesCanvasProps & { height: number }) {
  return (
    <ChartBox height={height}>
      <LinesCanvas {...lines} />
    </ChartBox>
  );
}
