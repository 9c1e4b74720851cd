import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { directions } from '@contracts/calls.js';
import { caseKinds } from '@contracts/cases.js';
import { scopeCondition, type DataScope } from '@platform/auth/data-scope.js';
import { anywhereIn, startOf } from '@platform/paging/text-filter.js';
import { localDaySql } from '@platform/time/local-day-sql.js';

/** Of each kind. */
const FEW = 6;

/** Sorts after every number that begins alike. */
const LAST_SIGN = '\u{10FFFF}';

const instant = z.date().transform((moment) => moment.toISOString());
const who = { employee_no: z.string(), name: z.string() };

const personRow = z.object({ ...who, team_name: z.string().nullable() });
const teamRow = z.object({ team_code: z.string(), team_name: z.string() });
const evaluationRow = z.object({ evaluation_no: z.string(), ...who, called_at: instant });
const callRow = z.object({
  recording_id: z.string(),
  ...who,
  started_at: instant,
  direction: z.enum(directions),
  evaluation_no: z.string().nullable(),
});
const caseRow = z.object({ case_no: z.string(), kind: z.enum(caseKinds), received_at: instant });

/** What is looked for, and as far as whom. */
export interface Sought {
  text: string;
  scope: DataScope;
  timeZone: string;
}

/** Finds a few of each kind that are within a scope. */
@Injectable()
export class SearchStore {
  /** By number or name, as they are today. */
  async people(tx: EntityManager, { text, scope }: Sought, today: string): Promise<z.infer<typeof personRow>[]> {
    const params: unknown[] = [startOf(text), anywhereIn(text), text, today, FEW];
    const within = scopeCondition(scope, params, 'p.id', '$4::date');
    const rows: unknown = await tx.query(
      `select p.employee_no, p.name, t.name as team_name
       from person p
       left join team_membership m on m.agent_id = p.id and m.valid @> $4::date
       left join team t on t.id = m.team_id
       where (p.employee_no like $1 or p.name ilike $2) and ${within}
       order by p.employee_no = $3 desc, p.left_on is not null, p.employee_no
       limit $5`,
      params,
    );
    return personRow.array().parse(rows);
  }

  /** By code or name. @param teams those within reach; null: all */
  async teams(tx: EntityManager, text: string, teams: readonly number[] | null): Promise<z.infer<typeof teamRow>[]> {
    const rows: unknown = await tx.query(
      `select code as team_code, name as team_name from team
       where (code ilike $1 or name ilike $2) and ($3::int[] is null or id = any ($3::int[]))
       order by code limit $4`,
      [startOf(text), anywhereIn(text), teams, FEW],
    );
    return teamRow.array().parse(rows);
  }

  async evaluations(tx: EntityManager, { text, scope, timeZone }: Sought): Promise<z.infer<typeof evaluationRow>[]> {
    const params: unknown[] = [text, text + LAST_SIGN, FEW];
    const within = scopeCondition(scope, params, 'e.agent_id', localDaySql('e.called_at', timeZone));
    const released = scope.kind === 'all' ? 'true' : `e.state not in ('draft', 'submitted')`;
    const rows: unknown = await tx.query(
      `select e.evaluation_no, p.employee_no, p.name, e.called_at
       from evaluation e
       join person p on p.id = e.agent_id
       where e.evaluation_no collate "C" >= $1 and e.evaluation_no collate "C" < $2 and ${released} and ${within}
       order by e.evaluation_no collate "C", e.agent_id, e.id
       limit $3`,
      params,
    );
    return evaluationRow.array().parse(rows);
  }

  /** @param seesResults whether the caller may see evaluations of the calls within the scope */
  async calls(tx: EntityManager, { text, scope, timeZone }: Sought, seesResults: boolean): Promise<z.infer<typeof callRow>[]> {
    const params: unknown[] = [startOf(text), seesResults, scope.kind === 'all', FEW];
    const within = scopeCondition(scope, params, 'c.agent_id', localDaySql('c.started_at', timeZone));
    const rows: unknown = await tx.query(
      `select c.recording_id, p.employee_no, p.name, c.started_at, c.direction,
         (select e.evaluation_no from evaluation e
          where $2::boolean and e.agent_id = c.agent_id and e.call_id = c.id and ($3::boolean or e.state not in ('draft', 'submitted'))
          order by e.evaluated_at, e.id limit 1) as evaluation_no
       from call_key k
       join call c on c.agent_id = k.agent_id and c.id = k.id
       join person p on p.id = c.agent_id
       where k.recording_id like $1 and ${within}
       order by k.recording_id
       limit $4`,
      params,
    );
    return callRow.array().parse(rows);
  }

  /** One row a case, however many people it concerns. */
  async cases(tx: EntityManager, { text, scope, timeZone }: Sought): Promise<z.infer<typeof caseRow>[]> {
    const params: unknown[] = [startOf(text), FEW];
    const within = scopeCondition(scope, params, 'c.agent_id', localDaySql('c.received_at', timeZone));
    const rows: unknown = await tx.query(
      `select distinct on (c.case_no) c.case_no, c.kind, c.received_at
       from case_record c
       where c.case_no like $1 and ${within}
       order by c.case_no, c.id
       limit $2`,
      params,
    );
    return caseRow.array().parse(rows);
  }
}
