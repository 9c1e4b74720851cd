import './chart.css';
import { Skeleton } from 'antd';
import { Suspense, type ReactNode } from 'react';

/** The room for a picture, kept while what draws it is on its way. */
export function ChartBox({ height, children }: { height: number; children: ReactNode }) {
  return (
    <div className="chart-box" style={{ height }}>
      <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 6 }} />}>{children}</Suspense>
    </div>
  );
}
