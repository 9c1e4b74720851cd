import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';
import { ListQuery } from '@platform/paging/list-query.js';

const PERSON_VIEW = loadSql(import.meta.url, './sql/person-view.sql');
const TEAM_VIEW = loadSql(import.meta.url, './sql/team-view.sql');

const postSchema = z.enum(['agent', 'team_leader', 'shift_supervisor', 'qa_trainer', 'manager']);
const span = { from: z.string().nullable(), to: z.string().nullable() };
const teamSpan = z.object({ team_code: z.string(), team_name: z.string(), ...span });
const personRef = z.object({ employee_no: z.string(), name: z.string() });
const personSpan = personRef.extend(span);

const personView = z.object({
  id: z.int(),
  employee_no: z.string(),
  name: z.string(),
  hired_on: z.string().nullable(),
  left_on: z.string().nullable(),
  posts: z.array(z.object({ post: postSchema, ...span })),
  memberships: z.array(teamSpan),
  leads: z.array(teamSpan),
  supervises: z.array(teamSpan),
});

/** Days are `YYYY-MM-DD`, both inclusive; null: no bound on that side. */
export type PersonView = z.infer<typeof personView>;

const teamView = z.object({
  id: z.int(),
  code: z.string(),
  name: z.string(),
  leaders: z.array(personSpan),
  supervisors: z.array(personSpan),
});
export type TeamView = z.infer<typeof teamView>;

const personLine = personRef.extend({
  post: postSchema.nullable(),
  team_code: z.string().nullable(),
  team_name: z.string().nullable(),
  hired_on: z.string().nullable(),
  left_on: z.string().nullable(),
});

const teamLine = z.object({
  id: z.int(),
  code: z.string(),
  name: z.string(),
  leader: personRef.nullable(),
  supervisor: personRef.nullable(),
  headcount: z.int(),
});

/** Chinese names by pinyin. */
const BY_PINYIN = 'collate "zh-x-icu"';

/** Reads people and teams for those who look at them. */
@Injectable()
export class OrganizationQueryStore {
  /** @param day decides posts and teams, `YYYY-MM-DD` */
  people(day: string): ListQuery<z.infer<typeof personLine>> {
    const on = `'${z.iso.date().parse(day)}'::date`;
    return new ListQuery({
      select: 'p.employee_no, p.name, x.post, t.code as team_code, t.name as team_name, p.hired_on::text, p.left_on::text',
      from: `from person p
        left join person_post x on x.agent_id = p.id and x.valid @> ${on}
        left join team_membership m on m.agent_id = p.id and m.valid @> ${on}
        left join team t on t.id = m.team_id`,
      sorts: { employee_no: { sql: 'p.employee_no', type: 'text' }, name: { sql: `p.name ${BY_PINYIN}`, type: 'text' } },
      key: [{ sql: 'p.id', type: 'int' }],
      row: personLine,
    });
  }

  /** @param day decides who leads and supervises and how many there are */
  teams(day: string): ListQuery<z.infer<typeof teamLine>> {
    const on = `'${z.iso.date().parse(day)}'::date`;
    const duty = (table: string, person: string) =>
      `(select jsonb_build_object('employee_no', p.employee_no, 'name', p.name) from ${table} d join person p on p.id = d.${person}
        where d.team_id = t.id and d.valid @> ${on})`;
    return new ListQuery({
      select: `t.id, t.code, t.name, ${duty('team_leadership', 'leader_id')} as leader, ${duty('team_supervision', 'supervisor_id')} as supervisor,
        (select count(*)::int from team_membership m where m.team_id = t.id and m.valid @> ${on}) as headcount`,
      from: 'from team t',
      sorts: { team_code: { sql: 't.code', type: 'text' }, team_name: { sql: `t.name ${BY_PINYIN}`, type: 'text' } },
      key: [{ sql: 't.id', type: 'int' }],
      row: teamLine,
    });
  }

  async person(tx: EntityManager, employeeNo: string): Promise<PersonView | null> {
    return z.array(personView).parse(await tx.query(PERSON_VIEW, [employeeNo]))[0] ?? null;
  }

  async team(tx: EntityManager, code: string): Promise<TeamView | null> {
    return z.array(teamView).parse(await tx.query(TEAM_VIEW, [code]))[0] ?? null;
  }
}
