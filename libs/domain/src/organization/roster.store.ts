import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { loadSql } from '@platform/database/load-sql.js';
import type { PersonState, TeamState } from './roster-state.js';

const PEOPLE_STATE = loadSql(import.meta.url, './sql/people-state.sql');
const TEAMS_STATE = loadSql(import.meta.url, './sql/teams-state.sql');
const WRITE_TEAMS = loadSql(import.meta.url, './sql/write-teams.sql');
const WRITE_PEOPLE = loadSql(import.meta.url, './sql/write-people.sql');
const CLEAR_PEOPLE = loadSql(import.meta.url, './sql/clear-people.sql');
const WRITE_POSTS = loadSql(import.meta.url, './sql/write-posts.sql');
const WRITE_MEMBERSHIPS = loadSql(import.meta.url, './sql/write-memberships.sql');
const WRITE_DUTIES = loadSql(import.meta.url, './sql/write-duties.sql');

/** The names are constants of this file, never input. */
function duties(table: string, person: string, list: string): string {
  return WRITE_DUTIES.replaceAll('{table}', table).replaceAll('{person}', person).replaceAll('{list}', list);
}

/** Reads and writes people and teams as whole histories by natural key, each in a handful of statements. */
@Injectable()
export class RosterStore {
  /** @param employeeNos null: everybody */
  async people(tx: EntityManager, employeeNos: readonly string[] | null = null): Promise<Map<string, PersonState>> {
    const rows: { state: PersonState }[] = await tx.query(PEOPLE_STATE, [employeeNos]);
    return new Map(rows.map(({ state }) => [state.employeeNo, state]));
  }

  async teams(tx: EntityManager): Promise<Map<string, TeamState>> {
    const rows: { state: TeamState }[] = await tx.query(TEAMS_STATE);
    return new Map(rows.map(({ state }) => [state.code, state]));
  }

  /** Makes the stored history of each person and team exactly the given one. */
  async write(tx: EntityManager, people: readonly PersonState[], teams: readonly TeamState[]): Promise<void> {
    const teamsJson = JSON.stringify(teams);
    const peopleJson = JSON.stringify(people);
    await tx.query(WRITE_TEAMS, [teamsJson]);
    await tx.query(WRITE_PEOPLE, [peopleJson]);
    await tx.query(CLEAR_PEOPLE, [people.map((person) => person.employeeNo)]);
    await tx.query(WRITE_POSTS, [peopleJson]);
    await tx.query(WRITE_MEMBERSHIPS, [peopleJson]);
    const codes = teams.map((team) => team.code);
    await tx.query('delete from team_leadership where team_id in (select id from team where code = any($1::text[]))', [codes]);
    await tx.query('delete from team_supervision where team_id in (select id from team where code = any($1::text[]))', [codes]);
    await tx.query(duties('team_leadership', 'leader_id', 'leaders'), [teamsJson]);
    await tx.query(duties('team_supervision', 'supervisor_id', 'supervisors'), [teamsJson]);
  }

  async removePeople(tx: EntityManager, employeeNos: readonly string[]): Promise<void> {
    await tx.query('delete from person where employee_no = any($1::text[])', [employeeNos]);
  }

  async removeTeams(tx: EntityManager, codes: readonly string[]): Promise<void> {
    await tx.query('delete from team where code = any($1::text[])', [codes]);
  }

  /** Ids by employee number. */
  async idsOf(tx: EntityManager, employeeNos: readonly string[]): Promise<Map<string, number>> {
    const rows: { id: number; employee_no: string }[] = await tx.query(
      'select id, employee_no from person where employee_no = any($1::text[])',
      [employeeNos],
    );
    return new Map(rows.map((row) => [row.employee_no, row.id]));
  }

  /** Of these people, one that calls, evaluations or other records refer to; null: none. */
  async inUse(tx: EntityManager, employeeNos: readonly string[]): Promise<{ employee_no: string; name: string } | null> {
    const rows: { employee_no: string; name: string }[] = await tx.query(
      `select p.employee_no, p.name from person p where p.employee_no = any($1::text[]) and (
         exists (select from call c where c.agent_id = p.id)
         or exists (select from evaluation_revision e where p.id in (e.agent_id, e.evaluator_id))
         or exists (select from evaluation_draft d where p.id in (d.agent_id, d.evaluator_id))
         or exists (select from exam_result r where r.agent_id = p.id)
         or exists (select from case_record c where p.id in (c.agent_id, c.verifier_id))
         or exists (select from metric_value v where v.agent_id = p.id)
         or exists (select from agent_scorecard s where s.agent_id = p.id))
       order by p.employee_no limit 1`,
      [employeeNos],
    );
    return rows[0] ?? null;
  }

  /** Of these teams, the code of one that people, runs or sums refer to; null: none. */
  async teamInUse(tx: EntityManager, codes: readonly string[]): Promise<string | null> {
    const rows: { code: string }[] = await tx.query(
      `select t.code from team t where t.code = any($1::text[]) and (
         exists (select from team_membership m where m.team_id = t.id)
         or exists (select from team_scorecard s where s.team_id = t.id)
         or exists (select from accumulator a where a.team_id = t.id))
       order by t.code limit 1`,
      [codes],
    );
    return rows[0]?.code ?? null;
  }
}
