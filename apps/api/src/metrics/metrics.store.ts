import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { z } from 'zod';

const runsRow = z.object({ state: z.string(), runs: z.number() });
const jobsRow = z.object({ kind: z.string(), state: z.string(), count: z.number() });

/** The figures of the service that the database knows. */
@Injectable()
export class MetricsStore {
  constructor(private readonly dataSource: DataSource) {}

  connections(): { total: number; idle: number; waiting: number } {
    const pool = (this.dataSource.driver as unknown as { master: pg.Pool }).master;
    return { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount };
  }

  async answers(): Promise<boolean> {
    return this.dataSource.query('select 1').then(
      () => true,
      () => false,
    );
  }

  waitingMonths(): Promise<number> {
    return this.count('select count(*)::int as n from dirty');
  }

  waitingNudges(): Promise<number> {
    return this.count('select count(*)::int as n from outbox where relayed_at is null');
  }

  async runs(): Promise<z.infer<typeof runsRow>[]> {
    const rows: unknown = await this.dataSource.query(
      'select p.state, count(*)::int as runs from scorecard_run r join period p on p.id = r.period_id group by p.state',
    );
    return z.array(runsRow).parse(rows);
  }

  async jobs(): Promise<z.infer<typeof jobsRow>[]> {
    const rows: unknown = await this.dataSource.query(
      `select kind, state, count(*)::int as count from (
         select kind, state from job where requested_at > now() - interval '1 day'
         union all
         select 'export', state from export_job where requested_at > now() - interval '1 day'
       ) as asked group by kind, state`,
    );
    return z.array(jobsRow).parse(rows);
  }

  private async count(sql: string): Promise<number> {
    const [{ n }]: [{ n: number }] = await this.dataSource.query(sql);
    return n;
  }
}
