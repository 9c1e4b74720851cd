import { casePoints, type CaseEffect, type CaseFact } from '@scoring/case-points.js';
import { AGENT_STD, type CasePointRule } from '@scoring/scheme-definition.js';
import type { SchemeJson } from '@contracts/schemes.js';

const HUNDRED = 100;

type JudgedCase = Pick<CaseFact, 'kind' | 'verdict' | 'fault' | 'level'>;

/** What a confirmed case does to the scorecard of the one it is about, apart from others about the same call. */
export interface JudgedEffect {
  effect: CaseEffect;
  points: number;
  /** What all commendations of a month give at most. */
  cap: number;
}

/** @param scheme null: the standard one */
export function judgeCase(scheme: Pick<SchemeJson, 'case_points'> | null, judged: JudgedCase): JudgedEffect {
  const rule = ruleOf(scheme);
  const [line] = casePoints(rule, [{ ...judged, caseNo: '', recordingId: null }]).lines;
  return { effect: line!.effect, points: line!.pointsBp / HUNDRED, cap: rule.commendationCapBp / HUNDRED };
}

function ruleOf(scheme: Pick<SchemeJson, 'case_points'> | null): CasePointRule {
  if (scheme === null) return AGENT_STD.casePoints;
  const { complaint, commendation_each, commendation_cap } = scheme.case_points;
  const bp = (mark: number) => Math.round(mark * HUNDRED);
  return {
    complaint: complaint.map(({ level, at_fault, partly }) => ({ level, atFaultBp: bp(at_fault), partlyBp: bp(partly) })),
    commendationEachBp: bp(commendation_each),
    commendationCapBp: bp(commendation_cap),
  };
}
