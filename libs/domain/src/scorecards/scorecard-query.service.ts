import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { AgentCardRow, Cards, CenterCardRow, LeaderCardRow, SupervisorCardRow, TeamCardRow } from './card-rows.js';
import { cardsChecksum } from './judge-period.js';
import { PeriodService } from './period.service.js';
import { printedFigures, type Printed } from './printed-figures.js';
import { RunStore, type Run } from './run.store.js';
import { CardUnknownError, NeverClosedError, RunUnknownError, TeamUnknownError } from './scorecards.errors.js';

export interface ScorecardFilter {
  /** Left out: the newest run, published or not. */
  run?: number | undefined;
  agentNo?: string | undefined;
  teamCode?: string | undefined;
}

type WithMissing<Row> = Printed<Row> & {
  /** Components of the scheme without data: left out, the others weigh more. */
  missing_components: string[];
};

/** The answer of `scorecards --json`. Fields are added, never renamed. */
export interface Scorecards {
  period: string;
  run: number;
  scheme: string;
  scheme_version: number;
  leader_scheme: string;
  leader_scheme_version: number;
  as_of: string;
  checksum: string;
  reason: string | null;
  published: boolean;
  input_counts: Run['inputCounts'];
  agents: WithMissing<AgentCardRow>[];
  teams: Printed<TeamCardRow>[];
  team_leaders: WithMissing<LeaderCardRow>[];
  supervisors: Printed<SupervisorCardRow>[];
  /** null where the answer was narrowed to an agent or a team. */
  center: Printed<CenterCardRow> | null;
}

/** Reads runs as they were stored. */
@Injectable()
export class ScorecardQueryService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly periods: PeriodService,
    private readonly runs: RunStore,
  ) {}

  /**
   * The cards of a run, those of one agent or leader, or those of one team.
   * @throws NeverClosedError, RunUnknownError, CardUnknownError, TeamUnknownError
   */
  async scorecards(periodId: string, filter: ScorecardFilter = {}): Promise<Scorecards> {
    return this.dataSource.transaction(async (tx) => {
      const run = await this.run(tx, periodId, filter.run);
      return present(run, narrow(await this.runs.cards(tx, run.id), run, filter));
    });
  }

  /**
   * A run by its number, or the newest.
   * @throws PeriodUnknownError, NeverClosedError, RunUnknownError
   */
  async run(tx: EntityManager, periodId: string, number?: number): Promise<Run> {
    await this.periods.find(tx, periodId);
    const run = await this.runs.find(tx, periodId, number ?? null);
    if (run !== null) return run;
    const newest = await this.runs.find(tx, periodId, null);
    throw newest === null ? new NeverClosedError(periodId) : new RunUnknownError(periodId, number ?? 0, newest.number);
  }

  /**
   * One person's stored card with everything behind it, for an explanation.
   * @throws CardUnknownError when the person has none in that run
   */
  async card(
    periodId: string,
    agentNo: string,
    number?: number,
  ): Promise<{ run: Run; agent: AgentCardRow | null; leader: LeaderCardRow | null }> {
    return this.dataSource.transaction(async (tx) => {
      const run = await this.run(tx, periodId, number);
      const { agents, leaders } = await this.runs.personCards(tx, run.id, agentNo);
      if (agents.length + leaders.length === 0) throw new CardUnknownError(periodId, run.number, agentNo);
      return { run, agent: agents[0] ?? null, leader: leaders[0] ?? null };
    });
  }

  /** The checksum of a run worked out again from its stored rows; equal to the stored one unless someone changed a row. */
  async recomputeChecksum(tx: EntityManager, runId: number): Promise<string> {
    const run = await this.runs.get(tx, runId);
    const heading = {
      period: run.periodId,
      scheme: { code: run.schemeCode, number: run.schemeNumber },
      leaderScheme: { code: run.leaderSchemeCode, number: run.leaderSchemeNumber },
    };
    return cardsChecksum(heading, {
      agents: await this.runs.storedRows(tx, runId, 'agents'),
      leaders: await this.runs.storedRows(tx, runId, 'leaders'),
      teams: await this.runs.storedRows(tx, runId, 'teams'),
      supervisors: await this.runs.storedRows(tx, runId, 'supervisors'),
      center: await this.runs.storedRows(tx, runId, 'center'),
    });
  }
}

function narrow(cards: Cards, run: Run, { agentNo, teamCode }: ScorecardFilter): Omit<Cards, 'center'> & { center: CenterCardRow | null } {
  if (agentNo === undefined && teamCode === undefined) return cards;
  const isAsked = (card: { employee_no: string; team_code: string | null }) =>
    (agentNo === undefined || card.employee_no === agentNo) && (teamCode === undefined || card.team_code === teamCode);
  const agents = cards.agents.filter(isAsked);
  const leaders = cards.leaders.filter(isAsked);
  if (agentNo !== undefined && agents.length + leaders.length === 0) throw new CardUnknownError(run.periodId, run.number, agentNo);
  const teamCodes = new Set(agentNo === undefined ? [teamCode] : [...agents, ...leaders].map((card) => card.team_code));
  const teams = cards.teams.filter((team) => teamCodes.has(team.team_code));
  if (teamCode !== undefined && teams.length === 0) throw new TeamUnknownError(run.periodId, run.number, teamCode);
  return { agents, leaders, teams, supervisors: [], center: null };
}

function present(run: Run, cards: Omit<Cards, 'center'> & { center: CenterCardRow | null }): Scorecards {
  return {
    period: run.periodId,
    run: run.number,
    scheme: run.schemeCode,
    scheme_version: run.schemeNumber,
    leader_scheme: run.leaderSchemeCode,
    leader_scheme_version: run.leaderSchemeNumber,
    as_of: run.asOf.toISOString(),
    checksum: run.checksum,
    reason: run.reason,
    published: run.publishedAt !== null,
    input_counts: run.inputCounts,
    agents: cards.agents.map((card) => ({ ...printedFigures(card), missing_components: missing(card) })),
    teams: cards.teams.map((card) => printedFigures(card)),
    team_leaders: cards.leaders.map((card) => ({ ...printedFigures(card), missing_components: missing(card) })),
    supervisors: cards.supervisors.map((card) => printedFigures(card)),
    center: cards.center && printedFigures(cards.center),
  };
}

function missing(card: AgentCardRow | LeaderCardRow): string[] {
  return card.details.components.filter((part) => part.value_bp === null).map((part) => part.code);
}
