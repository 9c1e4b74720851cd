import { Skeleton } from 'antd';

/** Lines in the place of what is on its way; no heading among them, for it would have no words. */
export function Waiting({ rows = 6 }: { rows?: number }) {
  return <Skeleton active title={false} paragraph={{ rows }} />;
}
