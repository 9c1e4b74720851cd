import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { examStatuses } from '@contracts/exams.js';
import { scopeCondition, type DataScope } from '@platform/auth/data-scope.js';
import { ListQuery } from '@platform/paging/list-query.js';
import { teamCodeSql } from '../organization/team-on-day.js';

const examRow = z.object({ id: z.int(), exam_code: z.string(), exam_name: z.string(), held_on: z.string().nullable() });

const resultRow = z.object({
  exam_code: z.string(),
  exam_name: z.string(),
  employee_no: z.string(),
  name: z.string(),
  team_code: z.string().nullable(),
  attempt: z.int(),
  held_on: z.string(),
  theory_bp: z.int().nullable(),
  practical_bp: z.int().nullable(),
  status: z.enum(examStatuses),
  unexcused: z.boolean(),
});
/** Scores in basis points; null: that part was not taken. */
export type ExamResultRow = z.infer<typeof resultRow>;

/** The day that decides the month of an exam: of the first sitting; where nobody sat, of the first retake. */
export const EXAM_DAY =
  '(select coalesce(min(f.held_on) filter (where f.attempt = 1), min(f.held_on)) from exam_result f where f.exam_id = x.id)';

/** Reads exams and their results for those who look at them. */
@Injectable()
export class ExamQueryStore {
  exams(): ListQuery<z.infer<typeof examRow>> {
    return new ListQuery({
      select: 'x.id, x.code as exam_code, x.name as exam_name, d.held_on::text',
      from: `from exam x left join lateral ${EXAM_DAY} as d (held_on) on true`,
      sorts: { held_on: { sql: 'd.held_on', type: 'date', nullable: true }, exam_code: { sql: 'x.code', type: 'text' } },
      key: [{ sql: 'x.id', type: 'int' }],
      row: examRow,
    });
  }

  results(): ListQuery<ExamResultRow> {
    return new ListQuery({
      select: `x.code as exam_code, x.name as exam_name, p.employee_no, p.name, ${teamCodeSql('r.agent_id', 'r.held_on')} as team_code,
        r.attempt, r.held_on::text, r.theory_bp, r.practical_bp, r.status, r.unexcused`,
      from: 'from exam_result r join exam x on x.id = r.exam_id join person p on p.id = r.agent_id',
      sorts: { held_on: { sql: 'r.held_on', type: 'date' } },
      key: [
        { sql: 'r.exam_id', type: 'int' },
        { sql: 'r.agent_id', type: 'int' },
        { sql: 'r.attempt', type: 'smallint' },
      ],
      row: resultRow,
    });
  }

  /** How many results of each exam lie within the scope. */
  async counts(tx: EntityManager, exams: readonly number[], scope: DataScope): Promise<Map<number, number>> {
    const params: unknown[] = [exams];
    const rows: { exam_id: number; n: number }[] = await tx.query(
      `select r.exam_id, count(*)::int as n from exam_result r
       where r.exam_id = any($1::int[]) and ${scopeCondition(scope, params, 'r.agent_id', 'r.held_on')}
       group by r.exam_id`,
      params,
    );
    return new Map(rows.map((row) => [row.exam_id, row.n]));
  }
}
