import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { loadSql } from '@platform/database/load-sql.js';
import type { Period } from './period.store.js';

const PEOPLE = loadSql(import.meta.url, './sql/people-of-period.sql');
const TEAMS = loadSql(import.meta.url, './sql/teams-of-period.sql');
const EVALUATIONS = loadSql(import.meta.url, './sql/evaluations-of-period.sql');
const EXAM_RESULTS = loadSql(import.meta.url, './sql/exam-results-of-period.sql');
const CASES = loadSql(import.meta.url, './sql/cases-of-period.sql');
const METRICS = loadSql(import.meta.url, './sql/metrics-of-period.sql');
const PREVIOUS_CARDS = loadSql(import.meta.url, './sql/previous-cards.sql');

const whole = z.number();
const wholeText = z.string().transform(Number);
const post = z.enum(['agent', 'team_leader', 'shift_supervisor', 'qa_trainer', 'manager']);

const personRow = z.object({
  agent_id: whole,
  employee_no: z.string(),
  name: z.string(),
  hired_on: z.string().nullable(),
  last_day: z.string(),
  team_id: whole.nullable(),
  team_code: z.string().nullable(),
  post: post.nullable(),
  led_team_ids: z.array(whole),
});

const teamRow = z.object({
  team_id: whole,
  team_code: z.string(),
  team_name: z.string(),
  leader_id: whole.nullable(),
  leader_no: z.string().nullable(),
  leader_name: z.string().nullable(),
  supervisor_id: whole.nullable(),
  supervisor_no: z.string().nullable(),
  supervisor_name: z.string().nullable(),
  staffed: z.boolean(),
});

const evaluationsRow = z.object({
  agent_id: whole,
  released: whole,
  completed: whole,
  answers: whole,
});

const examResultRow = z.object({
  agent_id: whole,
  exam_code: z.string(),
  exam_name: z.string(),
  pass_bp: whole.nullable(),
  part_minimum_bp: whole.nullable(),
  attempt: z.union([z.literal(1), z.literal(2)]),
  held_on: z.string(),
  theory_bp: whole.nullable(),
  practical_bp: whole.nullable(),
  status: z.enum(['normal', 'absent', 'retake', 'exempt', 'on_leave', 'deferred', 'cheating']),
  unexcused: z.boolean(),
});

const caseRow = z.object({
  case_id: z.string(),
  case_no: z.string(),
  agent_id: whole.nullable(),
  kind: z.enum(['complaint', 'commendation']),
  recording_id: z.string().nullable(),
  verdict: z.enum(['substantiated', 'partly', 'unsubstantiated']).nullable(),
  fault: z.enum(['at_fault', 'partly', 'not_at_fault']).nullable(),
  level: z.string().nullable(),
  category: z.string().nullable(),
  received_on: z.string(),
  confirmed_on: z.string(),
  team_id: whole.nullable(),
  counted_before: z.boolean(),
  post: post.nullable(),
});

const metricRow = z.object({ agent_id: whole, metric_code: z.string(), value_e4: wholeText, monthly: z.boolean() });
const previousRow = z.object({ agent_id: whole, grade: z.string().nullable(), critical_errors: whole, composite_bp: whole.nullable() });

/** Someone who belonged to a team, or led one, in the period; what holds on their last day in it. */
export type PersonFact = z.infer<typeof personRow>;
/** A team with leader and supervisor on the period's last day; `staffed`: someone belonged to it in the period. */
export type TeamFact = z.infer<typeof teamRow>;
/** How many evaluations of one agent are released or later; `completed`: those drawn at random. */
export type EvaluationsFact = z.infer<typeof evaluationsRow>;
export type ExamResultFact = z.infer<typeof examResultRow>;
/** A confirmed case as it concerns one person; team and post are those on the day it was received. */
export type CaseOfPeriod = z.infer<typeof caseRow>;
/** A key figure of one person, in ten-thousandths. */
export type MetricFact = z.infer<typeof metricRow>;
export type PreviousCard = z.infer<typeof previousRow>;

/** The key figures that cards are made of. */
export const CARD_METRICS = ['calls_answered', 'calls_outbound', 'attendance_days', 'required_days'];

@Injectable()
export class FactsStore {
  async people(tx: EntityManager, period: Period): Promise<PersonFact[]> {
    return personRow.array().parse(await tx.query(PEOPLE, [period.firstDay, period.lastDay]));
  }

  /** Whether anybody belonged to a team, or led one, on a day of the period. */
  async hasPeople(tx: EntityManager, period: Period): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `select from person p
       join (
         select agent_id, valid from team_membership
         union all
         select leader_id, valid from team_leadership
       ) stay on stay.agent_id = p.id
       where not isempty(stay.valid * daterange($1::date, $2::date, '[]') * daterange(null, p.left_on, '[]'))
       limit 1`,
      [period.firstDay, period.lastDay],
    );
    return rows.length > 0;
  }

  async teams(tx: EntityManager, period: Period): Promise<TeamFact[]> {
    return teamRow.array().parse(await tx.query(TEAMS, [period.firstDay, period.lastDay]));
  }

  async evaluations(tx: EntityManager, period: Period, countBy: 'call_date' | 'evaluation_date'): Promise<EvaluationsFact[]> {
    return evaluationsRow.array().parse(await tx.query(EVALUATIONS, [period.startsAt, period.endsAt, countBy]));
  }

  async examResults(tx: EntityManager, period: Period): Promise<ExamResultFact[]> {
    return examResultRow.array().parse(await tx.query(EXAM_RESULTS, [period.firstDay, period.lastDay]));
  }

  async cases(tx: EntityManager, periodId: string, timeZone: string): Promise<CaseOfPeriod[]> {
    return caseRow.array().parse(await tx.query(CASES, [periodId, timeZone]));
  }

  async metrics(tx: EntityManager, period: Period): Promise<MetricFact[]> {
    return metricRow.array().parse(await tx.query(METRICS, [period.id, period.firstDay, period.lastDay, CARD_METRICS]));
  }

  /** Empty while that month is not published. */
  async previousCards(tx: EntityManager, previousPeriodId: string): Promise<PreviousCard[]> {
    return previousRow.array().parse(await tx.query(PREVIOUS_CARDS, [previousPeriodId]));
  }
}
