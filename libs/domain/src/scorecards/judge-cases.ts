import { casePoints, type CasePoints } from '@scoring/case-points.js';
import type { CasePointRule } from '@scoring/scheme-definition.js';
import { groupBy } from './group-by.js';
import type { CaseLine } from './card-rows.js';
import type { CaseOfPeriod } from './facts.store.js';

/** The cases of one person (or of the centre itself) with what became of them, in the same order. */
export interface JudgedCases {
  cases: readonly CaseOfPeriod[];
  points: CasePoints;
}

/** A group without a single case. */
export function noCases(rule: CasePointRule): JudgedCases {
  return { cases: [], points: casePoints(rule, []) };
}

/** Judges each person's cases together, so that repeats about one call are seen. The key null is the centre's own. */
export function judgeCases(rule: CasePointRule, cases: readonly CaseOfPeriod[]): Map<number | null, JudgedCases> {
  const byPerson = groupBy(cases, (one) => one.agent_id);
  return new Map(
    [...byPerson].map(([agentId, own]) => [
      agentId,
      {
        cases: own,
        points: casePoints(
          rule,
          own.map((one) => ({
            caseNo: one.case_no,
            kind: one.kind,
            verdict: one.verdict,
            fault: one.fault,
            level: one.level,
            recordingId: one.recording_id,
            countedBefore: one.counted_before,
          })),
        ),
      },
    ]),
  );
}

/** How many of the judged cases count, of those that a test lets through. */
export function countCases(
  judged: Iterable<JudgedCases>,
  within: (one: CaseOfPeriod) => boolean,
): { at_fault_complaints: number; commendations: number } {
  const counts = { at_fault_complaints: 0, commendations: 0 };
  for (const { cases, points } of judged) {
    points.lines.forEach((line, index) => {
      const fact = cases[index];
      if (fact === undefined || !within(fact)) return;
      if (line.kind === 'commendation') counts.commendations += Number(line.effect === 'counted');
      else counts.at_fault_complaints += Number(line.effect === 'counted' || line.effect === 'level_unknown');
    });
  }
  return counts;
}

/** The columns of a card. */
export function caseColumns({ points }: JudgedCases): {
  at_fault_complaints: number;
  commendations: number;
  complaint_points_bp: number;
  commendation_points_bp: number;
} {
  return {
    at_fault_complaints: points.atFaultComplaints,
    commendations: points.commendations,
    complaint_points_bp: points.complaintPointsBp,
    commendation_points_bp: points.commendationPointsBp,
  };
}

/** The lines that explain the points of a card. */
export function caseLines({ cases, points }: JudgedCases): CaseLine[] {
  return cases.map((one, index) => {
    const line = points.lines[index];
    return {
      case_no: one.case_no,
      kind: one.kind,
      verdict: one.verdict,
      fault: one.fault,
      level: one.level,
      category: one.category,
      recording_id: one.recording_id,
      confirmed_on: one.confirmed_on,
      effect: line?.effect ?? 'not_verified',
      points_bp: line?.pointsBp ?? 0,
    };
  });
}
