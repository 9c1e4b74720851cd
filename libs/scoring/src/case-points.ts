import type { CasePointRule } from './scheme-definition.js';

/** A confirmed case as it concerns one person. */
export interface CaseFact {
  caseNo: string;
  kind: 'complaint' | 'commendation';
  /** null: not verified. */
  verdict: 'substantiated' | 'partly' | 'unsubstantiated' | null;
  /** null: not determined. */
  fault: 'at_fault' | 'partly' | 'not_at_fault' | null;
  level: string | null;
  /** Cases of one kind about the same call are repeats; null: not about a known call. */
  recordingId: string | null;
  /** A case of the same kind about the same call counted in an earlier period. */
  countedBefore?: boolean;
}

export type CaseEffect =
  | 'counted'
  | 'repeat_of_call'
  | 'not_verified'
  | 'unsubstantiated'
  | 'not_at_fault'
  | 'fault_not_determined'
  /** A warning: a fault stands beside an unsubstantiated complaint and was not counted. */
  | 'fault_ignored'
  /** A warning: the table has no line for the level, so no points were taken. */
  | 'level_unknown'
  /** A commendation counts only when fully substantiated. */
  | 'partly_substantiated';

export interface CasePoints {
  /** Basis points to take off, at least 0. */
  complaintPointsBp: number;
  /** Basis points to add, after the cap. */
  commendationPointsBp: number;
  /** Complaints at fault or partly at fault, repeats about one call once. */
  atFaultComplaints: number;
  /** Commendations before the cap, repeats about one call once. */
  commendations: number;
  /** What became of each case, in the order given; `pointsBp` before the commendation cap. */
  lines: { caseNo: string; kind: CaseFact['kind']; effect: CaseEffect; pointsBp: number }[];
}

type CaseLine = CasePoints['lines'][number];

/**
 * Points of one person's cases in a period. Of repeats about one call the heaviest counts, of equal ones the first case
 * number, so the order of the cases does not matter. A call that counted in an earlier period counts no more.
 */
export function casePoints(rule: CasePointRule, cases: readonly CaseFact[]): CasePoints {
  const lines = cases.map((fact): CaseLine => ({ caseNo: fact.caseNo, kind: fact.kind, ...judgeCase(rule, fact) }));
  markRepeats(cases, lines);
  const taken = lines.filter((line) => line.kind === 'complaint' && (line.effect === 'counted' || line.effect === 'level_unknown'));
  const praised = lines.filter((line) => line.kind === 'commendation' && line.effect === 'counted');
  return {
    complaintPointsBp: taken.reduce((sum, line) => sum + line.pointsBp, 0),
    commendationPointsBp: Math.min(
      praised.reduce((sum, line) => sum + line.pointsBp, 0),
      rule.commendationCapBp,
    ),
    atFaultComplaints: taken.length,
    commendations: praised.length,
    lines,
  };
}

function judgeCase(rule: CasePointRule, fact: CaseFact): { effect: CaseEffect; pointsBp: number } {
  if (fact.verdict === null) return { effect: 'not_verified', pointsBp: 0 };
  if (fact.kind === 'commendation') {
    if (fact.verdict === 'substantiated') return { effect: 'counted', pointsBp: rule.commendationEachBp };
    return { effect: fact.verdict === 'partly' ? 'partly_substantiated' : 'unsubstantiated', pointsBp: 0 };
  }
  const faulty = fact.fault === 'at_fault' || fact.fault === 'partly';
  if (fact.verdict === 'unsubstantiated') return { effect: faulty ? 'fault_ignored' : 'unsubstantiated', pointsBp: 0 };
  if (!faulty) return { effect: fact.fault === null ? 'fault_not_determined' : 'not_at_fault', pointsBp: 0 };
  const line = rule.complaint.find((row) => row.level === fact.level) ?? rule.complaint.find((row) => row.level === '*');
  if (line === undefined) return { effect: 'level_unknown', pointsBp: 0 };
  return { effect: 'counted', pointsBp: fact.fault === 'at_fault' ? line.atFaultBp : line.partlyBp };
}

function markRepeats(cases: readonly CaseFact[], lines: CaseLine[]): void {
  const kept = new Map<string, CaseLine>();
  cases.forEach((fact, index) => {
    const line = lines[index];
    if (line === undefined || fact.recordingId === null || (line.effect !== 'counted' && line.effect !== 'level_unknown')) return;
    if (fact.countedBefore === true) {
      Object.assign(line, { effect: 'repeat_of_call', pointsBp: 0 });
      return;
    }
    const call = `${fact.kind} ${fact.recordingId}`;
    const other = kept.get(call);
    const wins = other === undefined || line.pointsBp > other.pointsBp || (line.pointsBp === other.pointsBp && line.caseNo < other.caseNo);
    const loser = wins ? other : line;
    if (loser !== undefined) Object.assign(loser, { effect: 'repeat_of_call', pointsBp: 0 });
    if (wins) kept.set(call, line);
  });
}
