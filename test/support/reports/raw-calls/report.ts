import { z } from 'zod';
import type { ReportDefinition } from '@platform/report/report-definition.js';

const callRow = z.object({ evaluation_no: z.string(), called_at: z.date(), final_bp: z.int().nullable(), repeated: z.int() });
const CALLS = `select e.evaluation_no, e.called_at, e.final_bp, repeated
  from agent_scorecard s
  join evaluation e on e.agent_id = s.agent_id
  cross join generate_series(1, 300) repeated
  where s.run_id = $1 and ($2::int is null or s.team_id = $2)
  order by e.evaluation_no, repeated`;

/** Every evaluation three hundred times, so that a few of them fill several fetches. */
export const report: ReportDefinition = {
  kind: 'rows',
  name: 'raw-calls',
  scope: 'center',
  sheetName: (language) => (language === 'zh' ? '质检记录' : 'Evaluations'),
  columns: (language) => {
    const zh = language === 'zh';
    return [
      { title: zh ? '质检编号' : 'Evaluation', kind: 'text' },
      { title: zh ? '次' : 'Time', kind: 'int' },
      { title: zh ? '通话时间' : 'Called at', kind: 'datetime' },
      { title: zh ? '得分' : 'Score', kind: 'score' },
    ];
  },
  async *rows(context) {
    for await (const row of context.stream(CALLS, [context.run.id, context.team?.id ?? null], callRow)) {
      yield [row.evaluation_no, row.repeated, row.called_at, row.final_bp === null ? null : row.final_bp / 100];
    }
  },
};
