import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PersonDirectory, type KnownPerson, type KnownTeam, type Post } from './person-directory.js';

interface PersonRow {
  id: number;
  employee_no: string;
  name: string;
  hired_on: string | null;
  left_on: string | null;
  posts: { from: string | null; to: string | null; value: Post }[];
  memberships: { from: string | null; to: string | null; value: number }[];
}

const PEOPLE = /* sql */ `
  select p.id, p.employee_no, p.name, p.hired_on::text, p.left_on::text,
    coalesce((select jsonb_agg(jsonb_build_object('from', lower(x.valid), 'to', upper(x.valid), 'value', x.post) order by x.valid)
              from person_post x where x.agent_id = p.id), '[]') as posts,
    coalesce((select jsonb_agg(jsonb_build_object('from', lower(m.valid), 'to', upper(m.valid), 'value', m.team_id) order by m.valid)
              from team_membership m where m.agent_id = p.id), '[]') as memberships
  from person p`;

/** Reads people and teams with their histories. */
@Injectable()
export class PersonStore {
  async directory(tx: EntityManager): Promise<PersonDirectory> {
    return new PersonDirectory(await this.people(tx), await this.teams(tx));
  }

  async teams(tx: EntityManager): Promise<KnownTeam[]> {
    return tx.query('select id, code, name from team');
  }

  /** @param employeeNos null: everybody */
  async people(tx: EntityManager, employeeNos: string[] | null = null): Promise<KnownPerson[]> {
    const rows: PersonRow[] = employeeNos
      ? await tx.query(`${PEOPLE} where p.employee_no = any($1::text[])`, [employeeNos])
      : await tx.query(PEOPLE);
    return rows.map((row) => ({
      id: row.id,
      employeeNo: row.employee_no,
      name: row.name,
      hiredOn: row.hired_on,
      leftOn: row.left_on,
      posts: row.posts,
      memberships: row.memberships,
    }));
  }
}
