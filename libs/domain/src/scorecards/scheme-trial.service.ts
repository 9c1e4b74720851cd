import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { SchemeTrial } from '@contracts/schemes.js';
import type { Message } from '@platform/i18n/translate.js';
import type { AgentCardRow, Cards, LeaderCardRow } from './card-rows.js';
import { withPeriodLock } from './period-lock.js';
import { PeriodService } from './period.service.js';
import type { Period } from './period.store.js';
import { RunBuilder } from './run-builder.js';
import type { Run } from './run.store.js';
import { SchemeCatalogueStore } from './scheme-catalogue.store.js';
import { SchemeStore, type SchemeVersion } from './scheme.store.js';
import { ScorecardQueryService } from './scorecard-query.service.js';
import { SchemeVersionUnknownError } from './scorecards.errors.js';

type Card = AgentCardRow | LeaderCardRow;

export interface TrialRequest {
  code: string;
  number: number;
  /** A closed month. */
  periodId: string;
  progress?: ((step: Message, percent: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** Thrown to undo what working out two versions wrote on the way. */
class TrialDone extends Error {
  constructor(readonly trial: SchemeTrial) {
    super('A trial leaves nothing behind');
  }
}

/** What a month would look like under another version of a scheme. */
@Injectable()
export class SchemeTrialService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly periods: PeriodService,
    private readonly query: ScorecardQueryService,
    private readonly schemes: SchemeStore,
    private readonly versions: SchemeCatalogueStore,
    private readonly builder: RunBuilder,
  ) {}

  /**
   * Works a month out twice from the facts as they are: by the versions of its newest run, and by the given version, a draft or approved.
   * Nothing is stored.
   * @throws SchemeVersionUnknownError, PeriodEmptyError, NeverClosedError
   */
  async run(request: TrialRequest): Promise<SchemeTrial> {
    const { periodId } = request;
    const { period, run } = await this.closed(periodId);
    return withPeriodLock(this.dataSource, periodId, async (manager) => {
      try {
        return await manager.transaction('REPEATABLE READ', async (tx) => {
          throw new TrialDone(await this.compare(tx, period, run, request));
        });
      } catch (error) {
        if (error instanceof TrialDone) return error.trial;
        throw error;
      }
    });
  }

  /** A closed month and its newest run. @throws PeriodEmptyError, NeverClosedError */
  async closed(periodId: string): Promise<{ period: Period; run: Run }> {
    const period = await this.periods.get(this.dataSource.manager, periodId);
    return { period, run: await this.query.run(this.dataSource.manager, periodId) };
  }

  private async compare(tx: EntityManager, period: Period, run: Run, request: TrialRequest): Promise<SchemeTrial> {
    const { code, number, signal, progress } = request;
    const tried = await this.versions.version(tx, code, number);
    if (tried === null) throw new SchemeVersionUnknownError(code, number);
    const version: SchemeVersion = { ...tried, id: tried.versionId };
    const agents = await this.schemes.get(tx, run.schemeVersionId);
    const leaders = await this.schemes.get(tx, run.leaderSchemeVersionId);
    progress?.({ key: 'scorecards.step_cards' }, 10);
    const before = await this.builder.buildBy(tx, period, agents, leaders);
    signal?.throwIfAborted();
    progress?.({ key: 'scorecards.step_trial' }, 50);
    const isAgents = tried.kind === 'agent';
    const after = await this.builder.buildBy(tx, period, isAgents ? version : agents, isAgents ? leaders : version);
    signal?.throwIfAborted();
    const present = isAgents ? agents : leaders;
    progress?.({ key: 'scorecards.step_trial' }, 100);
    return {
      period: period.id,
      scheme: code,
      version: number,
      compared_with: { scheme: present.code, version: present.number },
      ...comparison(cardsOf(before.cards, isAgents), cardsOf(after.cards, isAgents)),
    };
  }
}

function cardsOf(cards: Cards, isAgents: boolean): Card[] {
  return isAgents ? cards.agents : cards.leaders;
}

/** Both lists are of the same people. */
function comparison(before: readonly Card[], after: readonly Card[]): Pick<SchemeTrial, 'cards' | 'grade_moves' | 'grades' | 'moved'> {
  const old = new Map(before.map((card) => [card.agent_id, card]));
  const pairs = after.flatMap((now) => {
    const was = old.get(now.agent_id);
    return was === undefined ? [] : [{ was, now }];
  });
  const score = (card: Card): number | null => (card.composite_bp === null ? null : card.composite_bp / 100);
  const moved = pairs
    .filter(({ was, now }) => was.grade !== now.grade || was.composite_bp !== now.composite_bp)
    .sort((a, b) => distance(b) - distance(a) || (a.now.employee_no < b.now.employee_no ? -1 : 1))
    .map(({ was, now }) => ({
      employee_no: now.employee_no,
      name: now.name,
      team_code: now.team_code,
      composite_before: score(was),
      composite_after: score(now),
      grade_before: was.grade,
      grade_after: now.grade,
      rank_before: was.rank_center,
      rank_after: now.rank_center,
    }));
  const grades = [...new Set([...before, ...after].map((card) => card.grade))].sort((a, b) => ((a ?? '￿') < (b ?? '￿') ? -1 : 1));
  const count = (cards: readonly Card[], grade: string | null) => cards.filter((card) => card.grade === grade).length;
  return {
    cards: pairs.length,
    grade_moves: pairs.filter(({ was, now }) => was.grade !== now.grade).length,
    grades: grades.map((grade) => ({ grade, before: count(before, grade), after: count(after, grade) })),
    moved,
  };
}

function distance({ was, now }: { was: Card; now: Card }): number {
  return Math.abs((now.composite_bp ?? 0) - (was.composite_bp ?? 0));
}
