import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Acknowledgement } from '@contracts/evaluations.js';
import { covers } from '@platform/auth/data-scope.js';
import { refuseStale } from '@platform/errors/stale-write.errors.js';
import { localDate } from '@platform/time/zone.js';
import { AuditService } from '../audit/audit.service.js';
import { acknowledgeBy, dayBefore, waitingSince, type AcknowledgementRule } from './acknowledge-by.js';
import { AcknowledgementRules } from './acknowledgement-rules.service.js';
import { AcknowledgementStore, type Standing } from './acknowledgement.store.js';
import type { Evaluator } from './evaluation-planner.js';
import { EvaluationUnknownError, NotToAcknowledgeError } from './evaluations.errors.js';

/** Evaluations looked at in one transaction. */
const BATCH = 5000;

/** Who is written down where nobody did anything. */
const BY_DEFAULT = 'acknowledgement';

/** Agents take note of their evaluations; what nobody looked at in time counts as taken note of. */
@Injectable()
export class AcknowledgeService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: AcknowledgementStore,
    private readonly rules: AcknowledgementRules,
    private readonly audit: AuditService,
  ) {}

  /**
   * Done again it is the same. One that comes after the deadline is marked as such, whether or not a worker was there before it.
   * @param ifMatch the revision that was read; null: whatever stands there now
   * @throws EvaluationUnknownError also for somebody else's; StaleWriteError; NotToAcknowledgeError
   */
  async acknowledge(evaluationNo: string, { actor, scope }: Evaluator, ifMatch: string | null): Promise<Acknowledgement> {
    return this.dataSource.transaction(async (tx) => {
      await this.store.hold(tx, evaluationNo);
      const standing = await this.store.standing(tx, evaluationNo);
      const rule = await this.rules.present(tx);
      const isTheirs =
        standing !== null &&
        standing.agent_id === actor.personId &&
        covers(scope, standing.agent_id, localDate(standing.called_at, rule.timeZone));
      if (!isTheirs || standing.state === 'submitted') throw new EvaluationUnknownError(evaluationNo);
      const present = shown(standing, rule);
      if (standing.state === 'acknowledged') return present;
      if (standing.state !== 'released') throw new NotToAcknowledgeError(evaluationNo);
      refuseStale(ifMatch, standing.revision);
      const byDefault = localDate(new Date(), rule.timeZone) > present.due_on;
      await this.store.acknowledge(tx, standing, byDefault);
      await this.audit.record(tx, {
        actor: actor.employeeNo,
        action: 'evaluation.acknowledge',
        subject: `evaluation ${evaluationNo}`,
        detail: { revision: standing.revision, by_default: byDefault },
      });
      return shown((await this.store.standing(tx, evaluationNo))!, rule);
    });
  }

  /** How an evaluation stands now; null: it is none (any more), or not out. */
  async find(tx: EntityManager, evaluationNo: string): Promise<{ state: Standing['state']; acknowledgement: Acknowledgement } | null> {
    const standing = await this.store.standing(tx, evaluationNo);
    if (standing === null) return null;
    return { state: standing.state, acknowledgement: shown(standing, await this.rules.present(tx)) };
  }

  /** Acknowledges by default whatever is overdue. Cut off, the next time goes on. @returns how many */
  async acknowledgeOverdue(signal?: AbortSignal, now = new Date()): Promise<number> {
    const { manager } = this.dataSource;
    const rule = await this.rules.present(manager);
    const before = waitingSince(now, rule);
    const lastDay = dayBefore(localDate(before, rule.timeZone));
    let count = 0;
    for (let after: { agentId: number; id: string } | null = { agentId: 0, id: '0' }; after !== null;) {
      signal?.throwIfAborted();
      const from: { agentId: number; id: string } = after;
      after = await this.dataSource.transaction(async (tx) => {
        const swept = await this.store.acknowledgeOverdue(tx, before, from, BATCH);
        if (swept !== null && swept.acknowledged > 0) {
          count += swept.acknowledged;
          const detail = { released_up_to: lastDay, evaluations: swept.acknowledged };
          await this.audit.record(tx, { actor: BY_DEFAULT, action: 'evaluation.acknowledge_default', subject: 'evaluations', detail });
        }
        return swept?.last ?? null;
      });
    }
    return count;
  }
}

function shown({ released_at, acknowledged_at, acknowledged_revision, by_default }: Standing, rule: AcknowledgementRule): Acknowledgement {
  return {
    due_on: acknowledgeBy(localDate(released_at, rule.timeZone), rule),
    acknowledged_at: acknowledged_at?.toISOString() ?? null,
    revision: acknowledged_revision,
    by_default: by_default === true,
  };
}
