import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { ReportSubject } from '@platform/report/report-definition.js';

const subjectRows = z.array(z.object({ id: z.number(), code: z.string(), name: z.string() }));

/** Whom a run has figures about. */
@Injectable()
export class SubjectStore {
  /** By code; with a code only that team. */
  async teams(tx: EntityManager, runId: number, code: string | null): Promise<ReportSubject[]> {
    const rows: unknown = await tx.query(
      `select team_id as id, team_code as code, team_name as name from team_scorecard
       where run_id = $1 and ($2::text is null or team_code = $2) order by team_code`,
      [runId, code],
    );
    return subjectRows.parse(rows);
  }

  /** By employee number; with a code only the one with that number. */
  async supervisors(tx: EntityManager, runId: number, employeeNo: string | null): Promise<ReportSubject[]> {
    const rows: unknown = await tx.query(
      `select supervisor_id as id, employee_no as code, name from supervisor_scorecard
       where run_id = $1 and ($2::text is null or employee_no = $2) order by employee_no`,
      [runId, employeeNo],
    );
    return subjectRows.parse(rows);
  }

  /** The supervisor of a team in the run; null: it has none. */
  async supervisorOfTeam(tx: EntityManager, runId: number, teamId: number): Promise<ReportSubject | null> {
    const rows: unknown = await tx.query(
      `select s.supervisor_id as id, s.employee_no as code, s.name
       from team_scorecard t
       join supervisor_scorecard s on s.run_id = t.run_id and s.supervisor_id = t.supervisor_id
       where t.run_id = $1 and t.team_id = $2`,
      [runId, teamId],
    );
    return subjectRows.parse(rows)[0] ?? null;
  }
}
