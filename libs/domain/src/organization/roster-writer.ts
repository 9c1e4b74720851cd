import { Injectable } from '@nestjs/common';
import { QueryFailedError, type EntityManager } from 'typeorm';
import type { FactChange } from '@platform/intake/import-session.js';
import { DirtyService } from '../scorecards/dirty.service.js';
import { PeriodService } from '../scorecards/period.service.js';
import { affectedDays } from './affected-days.js';
import { RosterOvertakenError } from './organization.errors.js';
import type { PersonState, TeamState } from './roster-state.js';
import { RosterStore } from './roster.store.js';

/** People and teams before and after a change; null: not there. */
export interface RosterImpact {
  people: [before: PersonState | null, after: PersonState | null][];
  teams: [before: TeamState | null, after: TeamState | null][];
}

/** What PostgreSQL says when two spans of one person or team overlap, or begin alike: exclusion and unique violation. */
const OVERLAP = new Set(['23P01', '23505']);

/** Writes what became of people and teams, and what follows from it for the months. */
@Injectable()
export class RosterWriter {
  constructor(
    private readonly store: RosterStore,
    private readonly periods: PeriodService,
    private readonly dirty: DirtyService,
  ) {}

  /**
   * Writes the states after, marks the months they move, and records both states under the batch.
   * @throws PeriodLockedError when a month that stands would change without a reason
   * @throws RosterOvertakenError when somebody wrote the same history at the same time
   */
  async write(tx: EntityManager, batchId: number, impact: RosterImpact, restateReason: string | null): Promise<void> {
    await this.store.write(tx, after(impact.people), after(impact.teams)).catch((error: unknown) => {
      if (error instanceof QueryFailedError && OVERLAP.has((error.driverError as { code?: string }).code ?? ''))
        throw new RosterOvertakenError();
      throw error;
    });
    await this.settleMonths(tx, impact, restateReason);
    await recordChanges(tx, batchId, [
      ...impact.people.map((pair) => change('person', pair, (state) => state.employeeNo)),
      ...impact.teams.map((pair) => change('team', pair, (state) => state.code)),
    ]);
  }

  /** Refuses a change of a published month, and marks the months of those whose post or team changed. */
  async settleMonths(tx: EntityManager, impact: RosterImpact, restateReason: string | null): Promise<void> {
    const days = affectedDays(impact.people, impact.teams);
    const periods = await this.periods.overlapping(tx, days.all);
    await this.periods.refuseIfLocked(
      tx,
      periods.map((period) => period.id),
      restateReason,
    );
    const ids = await this.store.idsOf(tx, [...days.byPerson.keys()]);
    const ranges = [...days.byPerson].flatMap(([employeeNo, spans]) => {
      const agentId = ids.get(employeeNo);
      return agentId === undefined ? [] : spans.map((span) => ({ agentId, ...span }));
    });
    await this.dirty.markOverlapping(tx, ranges);
  }
}

function after<State>(pairs: readonly [State | null, State | null][]): State[] {
  return pairs.flatMap(([, state]) => (state === null ? [] : [state]));
}

function change<State>(entity: string, [before, now]: [State | null, State | null], key: (state: State) => string): FactChange {
  return { entity, key: key((now ?? before)!), before, after: now };
}

async function recordChanges(tx: EntityManager, batchId: number, changes: FactChange[]): Promise<void> {
  await tx.query(
    `insert into import_change (batch_id, seq, entity, key, before, after)
     select $1, row_number() over (), change.entity, change.key, nullif(change.before, 'null'), nullif(change.after, 'null')
     from jsonb_to_recordset($2::jsonb) as change (entity text, key text, before jsonb, after jsonb)`,
    [batchId, JSON.stringify(changes)],
  );
}
