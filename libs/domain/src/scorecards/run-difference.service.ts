import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { compareCard, compareFacts, isRank, type CardChange, type FactChange } from './compare-cards.js';
import { RunDifferenceStore } from './run-difference.store.js';
import { ScorecardQueryService } from './scorecard-query.service.js';

/** An evaluation that only one of two runs saw, or that each saw in another revision. Scores as numbers; null: none, or not seen. */
export interface EvaluationChange {
  change: 'added' | 'removed' | 'revised';
  employee_no: string;
  name: string;
  evaluation_no: string | null;
  before: number | null;
  after: number | null;
}

/** What a run changed against the one before: what went in, what came out, and who only moved because others did. */
export interface RunDifference {
  period: string;
  run: number;
  /** null: the first run; then the lists are empty. */
  previous_run: number | null;
  reason: string | null;
  same_figures: boolean;
  inputs: { evaluations: EvaluationChange[]; facts: FactChange[] };
  /** Figures of agents, leaders, teams, supervisors and the centre, without ranks. */
  scores: CardChange[];
  ranks: CardChange[];
}

@Injectable()
export class RunDifferenceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly query: ScorecardQueryService,
    private readonly store: RunDifferenceStore,
  ) {}

  /**
   * A run beside the one before it.
   * @param number left out: the newest
   * @throws NeverClosedError, RunUnknownError
   */
  async difference(periodId: string, number?: number): Promise<RunDifference> {
    return this.dataSource.transaction(async (tx) => {
      const run = await this.query.run(tx, periodId, number);
      const heading = { period: periodId, run: run.number, reason: run.reason };
      if (run.number === 1)
        return { ...heading, previous_run: null, same_figures: true, inputs: { evaluations: [], facts: [] }, scores: [], ranks: [] };
      const previous = await this.query.run(tx, periodId, run.number - 1);
      const changes = await this.cardChanges(tx, previous.id, run.id);
      return {
        ...heading,
        previous_run: previous.number,
        same_figures: previous.checksum === run.checksum,
        inputs: {
          evaluations: await this.evaluationChanges(tx, previous.id, run.id),
          facts: await this.factChanges(tx, previous.id, run.id),
        },
        scores: changes.filter((change) => !isRank(change)),
        ranks: changes.filter(isRank),
      };
    });
  }

  private async cardChanges(tx: EntityManager, beforeId: number, afterId: number): Promise<CardChange[]> {
    const changes: CardChange[] = [];
    for await (const pair of this.store.cards(tx, beforeId, afterId)) changes.push(...compareCard(pair));
    return changes;
  }

  private async factChanges(tx: EntityManager, beforeId: number, afterId: number): Promise<FactChange[]> {
    const changes: FactChange[] = [];
    for await (const pair of this.store.details(tx, beforeId, afterId)) changes.push(...compareFacts(pair));
    return changes;
  }

  private async evaluationChanges(tx: EntityManager, beforeId: number, afterId: number): Promise<EvaluationChange[]> {
    const rows = await this.store.evaluations(tx, beforeId, afterId);
    return rows.map((row) => ({
      change: row.before_revision === null ? 'added' : row.after_revision === null ? 'removed' : 'revised',
      employee_no: row.employee_no,
      name: row.name,
      evaluation_no: row.evaluation_no,
      before: row.before_bp === null ? null : row.before_bp / 100,
      after: row.after_bp === null ? null : row.after_bp / 100,
    }));
  }
}
