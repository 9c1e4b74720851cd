import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';
import { PreparedStatement } from '@platform/database/prepared-statement.js';
import { examLine } from './card-rows.js';
import { selfOf, seesUnpublished, type CardViewer } from './card-viewer.js';

const OF_CENTER = new PreparedStatement('scorecards.trend-of-center', loadSql(import.meta.url, './sql/trend-of-center.sql'));
const OF_SUPERVISOR = new PreparedStatement('scorecards.trend-of-supervisor', loadSql(import.meta.url, './sql/trend-of-supervisor.sql'));
const OF_TEAM = new PreparedStatement('scorecards.trend-of-team', loadSql(import.meta.url, './sql/trend-of-team.sql'));
const OF_AGENT = new PreparedStatement('scorecards.trend-of-agent', loadSql(import.meta.url, './sql/trend-of-agent.sql'));

const EXAMS_OF_AGENT = loadSql(import.meta.url, './sql/exams-of-agent.sql');

const whole = z.int();
const maybe = z.int().nullable();

/** What trends are made of; a figure that a kind of card lacks is absent. */
const card = z.object({
  evaluations_counted: whole,
  qa_score_bp: maybe,
  qa_low_bp: maybe,
  qa_high_bp: maybe,
  pass_count: whole,
  excellent_count: whole,
  critical_count: whole,
  sum_final_bp: whole,
  sum_final_sq: whole,
  exam_score_bp: maybe,
  workload_score_bp: maybe.optional(),
  attendance_score_bp: maybe.optional(),
  composite_bp: maybe.optional(),
});

const monthRow = z.object({
  period_id: z.string(),
  run: whole,
  published: z.boolean().nullable(),
  scheme: z.string(),
  name: z.string(),
  card,
  counts: z.object({ accuracy_applicable: whole, accuracy_clean: whole, missed_non_critical: whole, applicable_non_critical: whole }),
  exam_n: maybe,
  workload_n: maybe,
  attendance_n: maybe,
  forms: z.array(z.string()),
});

const monthRows = monthRow.array();

const examMonthRow = z.object({ period: z.string(), run: whole, published: z.boolean(), exam_score_bp: maybe, exams: z.array(examLine) });

/** What one month's card says of somebody's exams. */
export type ExamMonth = z.infer<typeof examMonthRow>;

/** One month of somebody's cards: scores in basis points, null: no data. */
export type TrendMonth = z.infer<typeof monthRow>;

/** The first and the last month wanted; null: 23 months before the last, and the newest closed one. */
export interface TrendSpan {
  from: string | null;
  to: string | null;
}

/** Reads a subject's cards of many months in one statement, oldest first; months without a card are absent. */
@Injectable()
export class TrendStore {
  async center(tx: EntityManager, { from, to }: TrendSpan): Promise<TrendMonth[]> {
    return monthRows.parse(await OF_CENTER.run(tx, [from, to]));
  }

  async team(tx: EntityManager, { from, to }: TrendSpan, code: string): Promise<TrendMonth[]> {
    return monthRows.parse(await OF_TEAM.run(tx, [from, to, code]));
  }

  /** Only the months whose card the viewer may see. */
  async supervisor(tx: EntityManager, { from, to }: TrendSpan, employeeNo: string, viewer: CardViewer): Promise<TrendMonth[]> {
    return monthRows.parse(await OF_SUPERVISOR.run(tx, [from, to, employeeNo, ...reachOf(viewer)]));
  }

  /** Only the months whose card the viewer may see. */
  async agent(tx: EntityManager, span: TrendSpan, employeeNo: string, viewer: CardViewer): Promise<TrendMonth[]> {
    return monthRows.parse(await OF_AGENT.run(tx, paramsOfAgent(span, employeeNo, viewer)));
  }

  /** Newest first, likewise. */
  async exams(tx: EntityManager, span: TrendSpan, employeeNo: string, viewer: CardViewer): Promise<ExamMonth[]> {
    return examMonthRow.array().parse(await tx.query(EXAMS_OF_AGENT, paramsOfAgent(span, employeeNo, viewer)));
  }
}

function paramsOfAgent({ from, to }: TrendSpan, employeeNo: string, viewer: CardViewer): unknown[] {
  return [from, to, employeeNo, seesUnpublished(viewer), ...reachOf(viewer)];
}

/** Whether all cards may be seen, the viewer's own number, and the teams within reach with their first and last days. */
function reachOf(viewer: CardViewer): unknown[] {
  const teams = viewer.scope.kind === 'all' || viewer.reach === 'self' ? [] : viewer.scope.teams;
  return [
    viewer.scope.kind === 'all',
    selfOf(viewer),
    teams.map((team) => team.teamId),
    teams.map((team) => team.from),
    teams.map((team) => team.to),
  ];
}
