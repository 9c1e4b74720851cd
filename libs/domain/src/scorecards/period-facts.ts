import type { SchemeDefinition } from '@scoring/scheme-definition.js';
import type { AgentTeamSums } from './accumulator.store.js';
import type { CaseOfPeriod, EvaluationsFact, ExamResultFact, MetricFact, PersonFact, PreviousCard, TeamFact } from './facts.store.js';
import { groupBy } from './group-by.js';
import { judgeCases, type JudgedCases } from './judge-cases.js';
import { previousPeriodId } from './period-calendar.js';
import type { Period } from './period.store.js';

/** The rows that a period's cards are made of, as they were read in one snapshot. */
export interface FactRows {
  people: PersonFact[];
  teams: TeamFact[];
  sums: AgentTeamSums[];
  evaluations: EvaluationsFact[];
  examResults: ExamResultFact[];
  cases: CaseOfPeriod[];
  metrics: MetricFact[];
  previousCards: PreviousCard[];
}

/** A person's key figures in ten-thousandths; null: none came in. */
export interface Figures {
  calls_answered: number | null;
  calls_outbound: number | null;
  attendance_days: number | null;
  required_days: number | null;
}

const NO_FIGURES: Figures = { calls_answered: null, calls_outbound: null, attendance_days: null, required_days: null };

/** The facts of a period, found by person. */
export class PeriodFacts {
  readonly people: readonly PersonFact[];
  readonly teams: readonly TeamFact[];
  readonly sums: readonly AgentTeamSums[];
  readonly sumsByAgent: ReadonlyMap<number, AgentTeamSums[]>;
  readonly evaluationsByAgent: ReadonlyMap<number, EvaluationsFact>;
  readonly examResultsByAgent: ReadonlyMap<number, ExamResultFact[]>;
  /** Judged by the agents' scheme; the key null is the centre's own cases. */
  readonly casesByAgent: ReadonlyMap<number | null, JudgedCases>;
  readonly previousByAgent: ReadonlyMap<number, PreviousCard>;
  readonly previousPeriodId: string;
  readonly figures: ReadonlyMap<number, Figures>;
  private readonly personById: ReadonlyMap<number, PersonFact>;
  private readonly teamCodes: ReadonlyMap<number, string>;

  constructor(
    readonly period: Period,
    readonly rows: FactRows,
    casePointRule: SchemeDefinition['casePoints'],
  ) {
    this.people = rows.people;
    this.teams = rows.teams;
    this.sums = rows.sums;
    this.sumsByAgent = groupBy(rows.sums, (row) => row.agent_id);
    this.evaluationsByAgent = new Map(rows.evaluations.map((row) => [row.agent_id, row]));
    this.examResultsByAgent = groupBy(rows.examResults, (row) => row.agent_id);
    this.casesByAgent = judgeCases(casePointRule, rows.cases);
    this.previousByAgent = new Map(rows.previousCards.map((row) => [row.agent_id, row]));
    this.previousPeriodId = previousPeriodId(period.id);
    this.figures = figuresByAgent(rows.metrics);
    this.personById = new Map(rows.people.map((person) => [person.agent_id, person]));
    this.teamCodes = new Map(rows.teams.map((team) => [team.team_id, team.team_code]));
  }

  /** Who they were on their last day; null: belonged to no team in the period. */
  person(agentId: number): PersonFact | null {
    return this.personById.get(agentId) ?? null;
  }

  figuresOf(agentId: number): Figures {
    return this.figures.get(agentId) ?? NO_FIGURES;
  }

  teamCodeOf(teamId: number | null): string | null {
    return teamId === null ? null : (this.teamCodes.get(teamId) ?? null);
  }
}

function figuresByAgent(metrics: readonly MetricFact[]): Map<number, Figures> {
  const figures = new Map<number, Figures>();
  for (const { agent_id, metric_code, value_e4 } of metrics) {
    figures.set(agent_id, { ...(figures.get(agent_id) ?? NO_FIGURES), [metric_code]: value_e4 });
  }
  return figures;
}
