import type { DataSource } from 'typeorm';
import { AuditService } from '@domain/audit/audit.service.js';
import { PeriodService } from '@domain/scorecards/period.service.js';
import { PeriodStore } from '@domain/scorecards/period.store.js';
import { SettingsService } from '@domain/settings/settings.service.js';

export interface SmallPerson {
  no: string;
  name: string;
  /** Code of the team they are in all along; absent: none. */
  team?: string;
  leftOn?: string;
}

/** Puts people and their teams into a database. */
export async function seedPeople(dataSource: DataSource, people: readonly SmallPerson[]): Promise<void> {
  for (const { no, name, team, leftOn } of people) {
    const [{ id }]: [{ id: number }] = await dataSource.query(
      'insert into person (employee_no, name, left_on) values ($1, $2, $3) returning id',
      [no, name, leftOn ?? null],
    );
    if (team === undefined) continue;
    await dataSource.query('insert into team (code, name) values ($1, $2) on conflict (code) do nothing', [team, `${team}组`]);
    await dataSource.query(
      `insert into team_membership (agent_id, team_id, valid) select $1, id, daterange(null, $3::date, '[]') from team where code = $2`,
      [id, team, leftOn ?? null],
    );
  }
}

export function periodService(): PeriodService {
  return new PeriodService(new PeriodStore(), new SettingsService(new AuditService()));
}

/** Makes a calendar month stand, as publishing does. */
export async function lockMonth(dataSource: DataSource, month: string): Promise<void> {
  await periodService().ensure(dataSource.manager, [month]);
  await dataSource.query(`update period set state = 'locked' where id = $1`, [month]);
}

/** The months there are, in order. */
export async function months(dataSource: DataSource): Promise<string[]> {
  const rows: { id: string }[] = await dataSource.query('select id from period order by id');
  return rows.map((row) => row.id);
}
