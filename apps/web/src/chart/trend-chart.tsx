import { lazy } from 'react';
import type { Trend } from '@contracts/trends.js';
import { ChartBox } from './chart-box.js';

const TrendCanvas = lazy(() => import('./trend-canvas.js'));

interface TrendChartProps {
  trend: Trend;
  /** Pixels. */
  height?: number;
  /** Goes to what a month is made of. */
  onPoint?: (period: string) => void;
}

/** A figure month by month; what draws it is fetched when it is first wanted. For its words and its table see `TrendCard`. */
export function TrendChart({ trend, height = 320, onPoint }: TrendChartProps) {
  return (
    <ChartBox height={height}>
      <TrendCanvas trend={trend} onPoint={onPoint} />
    </ChartBox>
  );
}
