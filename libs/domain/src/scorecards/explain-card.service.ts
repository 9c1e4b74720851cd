import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SchemeDefinition } from '@scoring/scheme-definition.js';
import type { AgentCardRow, Cards, LeaderCardRow } from './card-rows.js';
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
import { RunStore, type Run } from './run.store.js';
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
    private readonly runs: RunStore,
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
      const cards = await this.runs.cards(tx, run.id);
      const agent = cards.agents.find((card) => card.employee_no === employeeNo);
      const leader = cards.leaders.find((card) => card.employee_no === employeeNo);
      const evaluations = await this.inputs.evaluations(tx, run.id, agent?.agent_id ?? leader?.agent_id ?? 0);
      const { definition: agentScheme } = await this.schemes.get(tx, run.schemeVersionId);
      const { definition: leaderScheme } = await this.schemes.get(tx, run.leaderSchemeVersionId);
      if (agent) return explainAgent({ run, cards, evaluations, agentScheme }, agent);
      if (leader) return explainLeader({ run, cards, evaluations, agentScheme }, leader, leaderScheme);
      throw new CardUnknownError(periodId, run.number, employeeNo);
    });
  }
}

/** What a run made of one person. */
interface Behind {
  run: Run;
  cards: Cards;
  evaluations: readonly RunEvaluation[];
  /** Says which evaluations count and what passes, for leaders' own calls as well. */
  agentScheme: SchemeDefinition;
}

function explainAgent(behind: Behind, card: AgentCardRow): ExplainedCard {
  const { run, cards, agentScheme } = behind;
  const { planned, reason, previous_period, previous_grade } = card.details.quota;
  const mates = cards.agents.filter((other) => other.team_code === card.team_code);
  const qaScore = (one: AgentCardRow): number | null => one.qa_score_bp;
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
    rank_center: explainedRank(card.rank_center, cards.agents, qaScore),
    rank_team: explainedRank(card.rank_team, mates, qaScore),
    tie_bands: explainedBands(card, mates),
  };
}

function explainLeader(behind: Behind, card: LeaderCardRow, scheme: SchemeDefinition): ExplainedCard {
  const { run, cards } = behind;
  const led = new Set(card.details.led_team_codes);
  return {
    card: 'team_leader',
    scheme: run.leaderSchemeCode,
    scheme_version: run.leaderSchemeNumber,
    ...commonPart(behind, card, scheme),
    quota: null,
    exams: [],
    exam_score: null,
    workload: null,
    teams: cards.teams.filter((team) => led.has(team.team_code)).map((team) => explainedTeam(team, cards.agents)),
    grade: explainedGrade(card, scheme, card.details.team_evaluations),
    rank_center: explainedRank(card.rank_center, cards.leaders, (one) => one.team_qa_bp),
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
