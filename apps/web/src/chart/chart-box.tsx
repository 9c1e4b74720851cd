import './chart.css';
import { Suspense, type ReactNode } from 'react';
import { Waiting } from '../feedback/waiting.js';

/** The room for a picture, kept while what draws it is on its way. */
export function ChartBox({ height, children }: { height: number; children: ReactNode }) {
  return (
    <div className="chart-box" style={{ height }}>
      <Suspense fallback={<Waiting />}>{children}</Suspense>
    </div>
  );
}
