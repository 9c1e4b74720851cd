import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { pendingMigrations } from '@platform/database/run-migrations.js';

const periodStatusRows = z.array(
  z.object({
    id: z.string(),
    state: z.enum(['open', 'closing', 'notice', 'published', 'locked']),
    run: z.number().nullable(),
    asOf: z.date().nullable(),
  }),
);

/** A month with its newest run; null: it was never closed. */
export type PeriodStatus = z.infer<typeof periodStatusRows>[number];

/** What the database says of itself. */
export interface DatabaseStatus {
  version: string;
  pendingMigrations: number;
  /** Whether anyone is in the centre yet. */
  hasPeople: boolean;
}

/** Looks at the running product from outside: is it there, and how far are the months. */
@Injectable()
export class StatusService {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws when the database does not answer */
  async database(): Promise<DatabaseStatus> {
    const [row] = z
      .array(z.object({ version: z.string(), hasPeople: z.boolean() }))
      .length(1)
      .parse(
        await this.dataSource.query(`select current_setting('server_version') as version, exists (select from person) as "hasPeople"`),
      );
    if (row === undefined) throw new Error('The database gave no answer');
    return { ...row, pendingMigrations: await pendingMigrations(this.dataSource) };
  }

  /** The months, newest first. */
  async periods(): Promise<PeriodStatus[]> {
    return periodStatusRows.parse(
      await this.dataSource.query(
        `select p.id, p.state, r.number as run, r.as_of as "asOf"
         from period p
         left join lateral (select number, as_of from scorecard_run where period_id = p.id order by number desc limit 1) r on true
         order by p.id desc`,
      ),
    );
  }
}
