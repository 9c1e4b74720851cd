import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { caseKinds, faults, verdicts } from '@contracts/cases.js';
import { ListQuery } from '@platform/paging/list-query.js';
import { localDaySql } from '@platform/time/local-day-sql.js';
import { teamCodeSql } from '../organization/team-on-day.js';

const caseRow = z.object({
  case_no: z.string(),
  kind: z.enum(caseKinds),
  employee_no: z.string().nullable(),
  name: z.string().nullable(),
  team_code: z.string().nullable(),
  received_at: z.date(),
  source: z.string().nullable(),
  category: z.string().nullable(),
  content: z.string(),
  recording_id: z.string().nullable(),
  verdict: z.enum(verdicts).nullable(),
  fault: z.enum(faults).nullable(),
  level: z.string().nullable(),
  verifier_no: z.string().nullable(),
  handling: z.string().nullable(),
  closed_at: z.date().nullable(),
  confirmed_at: z.date().nullable(),
});
export type CaseRow = z.infer<typeof caseRow>;

/** The day a case belongs to its person and team: that on which it was received, in the centre's zone. */
export function caseDaySql(zone: string): string {
  return localDaySql('c.received_at', zone);
}

/** Reads cases for those who look at them. */
@Injectable()
export class CaseQueryStore {
  list(zone: string): ListQuery<CaseRow> {
    return new ListQuery({
      select: `c.case_no, c.kind, p.employee_no, p.name, ${teamCodeSql('c.agent_id', caseDaySql(zone))} as team_code, c.received_at, c.source,
        c.category, c.content, c.recording_id, c.verdict, c.fault, c.level, v.employee_no as verifier_no, c.handling, c.closed_at, c.confirmed_at`,
      from: 'from case_record c left join person p on p.id = c.agent_id left join person v on v.id = c.verifier_id',
      sorts: {
        received_at: { sql: 'c.received_at', type: 'timestamptz' },
        confirmed_at: { sql: 'c.confirmed_at', type: 'timestamptz', nullable: true },
      },
      key: [{ sql: 'c.id', type: 'bigint' }],
      row: caseRow,
    });
  }
}
