import type { SampleCentre } from './generate-centre.js';
import { ownEvaluationSheet } from './own-evaluation-sheet.js';
import { ownMetricSheet } from './own-metric-sheet.js';
import type { SampleFile } from './write-month-files.js';

/** Two workbooks in layouts of a centre's own making, about the same month and people as the sample month. */
export async function ownLayoutFiles(centre: SampleCentre, period: string): Promise<SampleFile[]> {
  return [
    { name: '质检周汇总-呼入.xlsx', bytes: await ownEvaluationSheet(centre, period) },
    { name: '十月KPI与出勤.xlsx', bytes: await ownMetricSheet(centre, period) },
  ];
}
