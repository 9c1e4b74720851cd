import { z } from 'zod';
import type { GradeMove } from '@contracts/grade-moves.js';
import { ListQuery } from '@platform/paging/list-query.js';
import { scoreOf } from './explain-parts.js';

const score = z.int().nullable().transform(scoreOf);
const grade = z.string().nullable();

/**
 * The cards of a run whose grade differs from the one published in another month, as `c`.
 * @param before the other month
 */
export function gradeMoves(runId: number, before: string): ListQuery<GradeMove> {
  return new ListQuery<GradeMove>({
    select: `c.employee_no, c.name, c.team_code, b.grade as grade_before, c.grade, b.composite_bp as composite_before,
      c.composite_bp as composite, c.composite_bp - b.composite_bp as change`,
    from: `from agent_scorecard c
      join agent_scorecard b on b.agent_id = c.agent_id and b.grade is distinct from c.grade
      join period p on p.published_run_id = b.run_id`,
    sorts: {
      change: { sql: 'c.composite_bp - b.composite_bp', type: 'int', nullable: true },
      name: { sql: 'c.name collate "zh-x-icu"', type: 'text' },
    },
    key: [{ sql: 'c.employee_no', type: 'text' }],
    row: z.object({
      employee_no: z.string(),
      name: z.string(),
      team_code: z.string().nullable(),
      grade_before: grade,
      grade,
      composite_before: score,
      composite: score,
      change: score,
    }),
    plannedOnce: true,
  })
    .where('c.run_id = ?', runId)
    .where('p.id = ?', before);
}
