import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';
import { PreparedStatement } from '@platform/database/prepared-statement.js';
import { perItemSql } from '../scorecards/per-item-sql.js';

const TO_SUM = new PreparedStatement('trends.runs-to-sum', loadSql(import.meta.url, './sql/runs-to-sum.sql'));
const SUM_RUN = loadSql(import.meta.url, './sql/sum-run.sql');

const runs = z.array(z.object({ run_id: z.int() }));
const longest = z.object({ items: z.int() });

@Injectable()
export class RunSumStore {
  /** The runs that trends of some months are read from and that nobody has summed yet. */
  async unsummed(tx: EntityManager, from: string | null, to: string | null): Promise<number[]> {
    return runs.parse(await TO_SUM.run(tx, [from, to])).map(({ run_id }) => run_id);
  }

  /** Sums a run once: whoever comes second waits, and finds it done. A run that is gone has no sums. */
  async sum(tx: EntityManager, runId: number, timeZone: string): Promise<void> {
    const first: unknown[] = await tx.query(
      'insert into run_summed (run_id) select id from scorecard_run where id = $1 on conflict do nothing returning run_id',
      [runId],
    );
    if (first.length === 0) return;
    await tx.query(`select set_config('work_mem', '64MB', true)`);
    const [form]: unknown[] = await tx.query('select coalesce(max(n_items), 1) as items from form_version');
    await tx.query(perItemSql(SUM_RUN, longest.parse(form).items), [runId, timeZone]);
  }
}
