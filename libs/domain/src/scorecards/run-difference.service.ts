import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';
import { compareCards, type CardChange, type FactChange } from './compare-cards.js';
import { RunStore } from './run.store.js';
import { ScorecardQueryService } from './scorecard-query.service.js';

const EVALUATION_CHANGES = loadSql(import.meta.url, './sql/run-evaluation-changes.sql');

const evaluationChangeRow = z.object({
  employee_no: z.string(),
  name: z.string(),
  evaluation_no: z.string().nullable(),
  before_revision: z.number().nullable(),
  after_revision: z.number().nullable(),
  before_bp: z.number().nullable(),
  after_bp: z.number().nullable(),
});

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
    private readonly runs: RunStore,
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
      const { facts, scores, ranks } = compareCards(await this.runs.cards(tx, previous.id), await this.runs.cards(tx, run.id));
      return {
        ...heading,
        previous_run: previous.number,
        same_figures: previous.checksum === run.checksum,
        inputs: { evaluations: await this.evaluationChanges(tx, previous.id, run.id), facts },
        scores,
        ranks,
      };
    });
  }

  private async evaluationChanges(tx: EntityManager, beforeId: number, afterId: number): Promise<EvaluationChange[]> {
    const rows = evaluationChangeRow.array().parse(await tx.query(EVALUATION_CHANGES, [beforeId, afterId]));
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
