import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { SchemeDefinition } from '@scoring/scheme-definition.js';
import { CardCompanyStore } from './card-company.store.js';
import type { AgentCardRow, LeaderCardRow, TeamCardRow } from './card-rows.js';
import {
  explainedAttendance,
  explainedBands,
  explainedCase,
  explainedComposite,
  explainedEvaluation,
  explainedExam,
  explainedGrade,
  explainedMean,
  explainedRank,
  explainedRates,
  explainedTeam,
  explainedWorkload,
  scoreOf,
} from './explain-parts.js';
import type { ExplainedCard } from './explained-card.js';
import { RunInputStore, type RunEvaluation } from './run-input.store.js';
import type { Run } from './run.store.js';
import { SchemeStore } from './scheme.store.js';
import { CardUnknownError } from './scorecards.errors.js';
import { ScorecardQueryService } from './scorecard-query.service.js';

/** What a card of either kind is explained by; the rest is of its kind. */
type CommonPart = Omit<
  ExplainedCard,
  | 'card'
  | 'scheme'
  | 'scheme_version'
  | 'quota'
  | 'exams'
  | 'exam_score'
  | 'workload'
  | 'teams'
  | 'grade'
  | 'rank_center'
  | 'rank_team'
  | 'tie_bands'
>;

/** Shows where every figure of a card comes from, out of what the run stored: also for a run that others have followed. */
@Injectable()
export class ExplainCardService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly query: ScorecardQueryService,
    private readonly company: CardCompanyStore,
    private readonly inputs: RunInputStore,
    private readonly schemes: SchemeStore,
  ) {}

  /**
   * @param runNumber left out: the newest run
   * @throws PeriodUnknownError, NeverClosedError, RunUnknownError, CardUnknownError
   */
  async explain(periodId: string, employeeNo: string, runNumber?: number): Promise<ExplainedCard> {
    return this.dataSource.transaction(async (tx) => {
      const run = await this.query.run(tx, periodId, runNumber);
      const agent = await this.company.agent(tx, run.id, employeeNo);
      if (agent !== null) return this.agent(tx, run, agent);
      const leader = await this.company.leader(tx, run.id, employeeNo);
      if (leader !== null) return this.leader(tx, run, leader);
      throw new CardUnknownError(periodId, run.number, employeeNo);
    });
  }

  private async agent(tx: EntityManager, run: Run, card: AgentCardRow): Promise<ExplainedCard> {
    const mates = await this.company.members(tx, run.id, card.team_id === null ? [] : [card.team_id]);
    const { agents } = await this.company.ranked(tx, run.id);
    return explainAgent(await this.behind(tx, run, card.agent_id), card, mates, agents);
  }

  private async leader(tx: EntityManager, run: Run, card: LeaderCardRow): Promise<ExplainedCard> {
    const teams = await this.company.teams(tx, run.id, card.details.led_team_codes);
    const teamIds = teams.map((team) => team.team_id);
    const members = await this.company.members(tx, run.id, teamIds);
    const { leaders } = await this.company.ranked(tx, run.id);
    const { definition } = await this.schemes.get(tx, run.leaderSchemeVersionId);
    return explainLeader(await this.behind(tx, run, card.agent_id), card, definition, { teams, members }, leaders);
  }

  private async behind(tx: EntityManager, run: Run, agentId: number): Promise<Behind> {
    const evaluations = await this.inputs.evaluations(tx, run.id, agentId);
    return { run, evaluations, agentScheme: (await this.schemes.get(tx, run.schemeVersionId)).definition };
  }
}

/** What a run made of one person. */
interface Behind {
  run: Run;
  evaluations: readonly RunEvaluation[];
  /** Says which evaluations count and what passes, for leaders' own calls as well. */
  agentScheme: SchemeDefinition;
}

function explainAgent(behind: Behind, card: AgentCardRow, mates: readonly AgentCardRow[], ranked: number): ExplainedCard {
  const { run, agentScheme } = behind;
  const { planned, reason, previous_period, previous_grade } = card.details.quota;
  return {
    card: 'agent',
    scheme: run.schemeCode,
    scheme_version: run.schemeNumber,
    ...commonPart(behind, card, agentScheme),
    quota: { planned, completed: card.evaluations_completed, reason, previous_period, previous_grade },
    exams: card.details.exams.map(explainedExam),
    exam_score: scoreOf(card.exam_score_bp),
    workload: explainedWorkload(card, mates),
    teams: null,
    grade: explainedGrade(card, agentScheme, card.evaluations_counted),
    rank_center: explainedRank(card.rank_center, ranked),
    rank_team: explainedRank(card.rank_team, mates.filter((mate) => mate.status === 'ranked').length),
    tie_bands: explainedBands(card, mates),
  };
}

function explainLeader(
  behind: Behind,
  card: LeaderCardRow,
  scheme: SchemeDefinition,
  led: { teams: readonly TeamCardRow[]; members: readonly AgentCardRow[] },
  ranked: number,
): ExplainedCard {
  const { run } = behind;
  return {
    card: 'team_leader',
    scheme: run.leaderSchemeCode,
    scheme_version: run.leaderSchemeNumber,
    ...commonPart(behind, card, scheme),
    quota: null,
    exams: [],
    exam_score: null,
    workload: null,
    teams: led.teams.map((team) => explainedTeam(team, led.members)),
    grade: explainedGrade(card, scheme, card.details.team_evaluations),
    rank_center: explainedRank(card.rank_center, ranked),
    rank_team: null,
    tie_bands: [],
  };
}

function commonPart({ run, evaluations, agentScheme }: Behind, card: AgentCardRow | LeaderCardRow, scheme: SchemeDefinition): CommonPart {
  const counts = (one: RunEvaluation): boolean => agentScheme.purposes.includes(one.purpose) && one.final_bp !== null;
  return {
    period: run.periodId,
    run: run.number,
    as_of: run.asOf.toISOString(),
    checksum: run.checksum,
    employee_no: card.employee_no,
    name: card.name,
    team_code: card.team_code,
    status: card.status,
    counted: evaluations.filter(counts).map(explainedEvaluation),
    apart: evaluations.filter((one) => !counts(one)).map(explainedEvaluation),
    qa: explainedMean(card),
    pass_mark: scoreOf(agentScheme.passBp),
    excellent_mark: scoreOf(agentScheme.excellentBp),
    rates: explainedRates(card, card.details.qa),
    attendance: explainedAttendance(card),
    cases: card.details.cases.map(explainedCase),
    at_fault_complaints: card.at_fault_complaints,
    commendations: card.commendations,
    composite: explainedComposite(card, scheme),
  };
}
