import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';
import { AuditVerifierService } from '../../audit/audit-verifier.service.js';
import { AccumulateService } from '../../scorecards/accumulate.service.js';
import { DirtyService } from '../../scorecards/dirty.service.js';
import { ScorecardQueryService } from '../../scorecards/scorecard-query.service.js';
import { isSnapshotConflict } from '../../scorecards/snapshot-conflict.js';
import { fail, ok, type DoctorCheck } from './doctor-check.js';

const STRAY_KEYS = loadSql(import.meta.url, '../sql/stray-keys.sql');
const MISSING_REVISIONS = loadSql(import.meta.url, '../sql/missing-revisions.sql');
const TO_RECOUNT = loadSql(import.meta.url, '../sql/agent-months-to-recount.sql');

const RECOUNTED_A_MONTH = 5;

const agentMonthRow = z.object({ period: z.string(), agent: z.number(), employee_no: z.string() });
type AgentMonth = z.infer<typeof agentMonthRow>;

/** Ends the transaction of a recount: nothing of it is to stay. */
class RecountDone extends Error {
  constructor(readonly agrees: boolean) {
    super('The recount is not kept');
  }
}

/** Looks for records that contradict each other. Changes nothing. */
@Injectable()
export class RecordsCheck {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accumulate: AccumulateService,
    private readonly dirty: DirtyService,
    private readonly scorecards: ScorecardQueryService,
    private readonly audit: AuditVerifierService,
  ) {}

  async run(): Promise<DoctorCheck[]> {
    return [await this.keys(), await this.revisions(), await this.accumulators(), await this.checksums(), await this.trail()];
  }

  private async keys(): Promise<DoctorCheck> {
    const { count, example } = await this.countOf(STRAY_KEYS);
    return count === 0 ? ok('keys', 'maintenance.keys_ok') : fail('keys', 'maintenance.keys_broken', { count, example });
  }

  private async revisions(): Promise<DoctorCheck> {
    const { count, example } = await this.countOf(MISSING_REVISIONS);
    return count === 0
      ? ok('revisions', 'maintenance.revisions_ok')
      : fail('revisions', 'maintenance.revisions_broken', { count, example });
  }

  private async countOf(sql: string): Promise<{ count: number; example: string }> {
    const rows: unknown = await this.dataSource.query(
      `select count(*)::int as count, coalesce(min(found.number), '') as example from (${sql}) as found`,
    );
    const [row] = z.array(z.object({ count: z.number(), example: z.string() })).parse(rows);
    return row ?? { count: 0, example: '' };
  }

  private async accumulators(): Promise<DoctorCheck> {
    const chosen = agentMonthRow.array().parse(await this.dataSource.query(TO_RECOUNT, [RECOUNTED_A_MONTH]));
    if (chosen.length === 0) return ok('accumulators', 'maintenance.accumulators_none');
    const wrong: AgentMonth[] = [];
    for (const one of chosen) if (!(await this.recount(one))) wrong.push(one);
    const [first] = wrong;
    if (first === undefined) return ok('accumulators', 'maintenance.accumulators_ok', { count: chosen.length });
    return fail('accumulators', 'maintenance.accumulators_broken', {
      count: wrong.length,
      example: `${first.period} ${first.employee_no}`,
    });
  }

  /** Whether an agent-month's sums are what the facts give. One that somebody marks meanwhile is not the doctor's business. */
  private async recount({ period, agent }: AgentMonth): Promise<boolean> {
    try {
      await this.dataSource.transaction('REPEATABLE READ', async (tx) => {
        const before = await sumsOf(tx, period, agent);
        await this.dirty.mark(tx, [{ periodId: period, agentIds: [agent] }]);
        await this.accumulate.sumMarked(tx, period);
        const after = await sumsOf(tx, period, agent);
        const versions = new Set(after.map(({ version }) => version));
        const comparable = before.filter(({ version }) => versions.size === 0 || versions.has(version));
        throw new RecountDone(JSON.stringify(comparable) === JSON.stringify(after));
      });
      return true;
    } catch (error) {
      if (error instanceof RecountDone) return error.agrees;
      if (isSnapshotConflict(error)) return true;
      throw error;
    }
  }

  private async checksums(): Promise<DoctorCheck> {
    const runs: { id: number; name: string; checksum: string }[] = await this.dataSource.query(
      `select id, period_id || ' #' || number as name, checksum from scorecard_run order by id`,
    );
    if (runs.length === 0) return ok('checksums', 'maintenance.checksums_none');
    const wrong: string[] = [];
    for (const { id, name, checksum } of runs) {
      if ((await this.scorecards.recomputeChecksum(this.dataSource.manager, id)) !== checksum) wrong.push(name);
    }
    const [example] = wrong;
    if (example === undefined) return ok('checksums', 'maintenance.checksums_ok', { count: runs.length });
    return fail('checksums', 'maintenance.checksums_broken', { count: wrong.length, example });
  }

  private async trail(): Promise<DoctorCheck> {
    const { links, waiting, runs, broken } = await this.audit.verify();
    if (broken !== null) return fail('audit', `maintenance.audit_${broken.fault}`, { seq: broken.seq, subject: broken.subject });
    return links + waiting === 0 ? ok('audit', 'maintenance.audit_none') : ok('audit', 'maintenance.audit_ok', { links, waiting, runs });
  }
}

async function sumsOf(tx: EntityManager, period: string, agent: number): Promise<{ version: number; sums: string }[]> {
  return tx.query(
    `select scheme_version_id as version, a::text as sums from accumulator a where period_id = $1 and agent_id = $2 order by 1, 2`,
    [period, agent],
  );
}
