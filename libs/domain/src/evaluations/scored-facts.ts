import { encodeItems } from '@scoring/flags.js';
import type { EvaluationScore } from '@scoring/score-evaluation.js';
import type { SavedEvaluation } from '@contracts/evaluations.js';
import { CRITICAL_FAMILY_BITS } from './critical-families.js';

/** A score as the tables keep it, in the order of their columns: from raw_bp to flags. */
export function scoreValues(score: EvaluationScore): unknown[] {
  const { points, flags } = encodeItems(score.items);
  const families = score.criticalFamilies.reduce((bits, family) => bits | CRITICAL_FAMILY_BITS[family], 0);
  return [
    score.rawBp, score.finalBp, score.criticalFailed, families, score.missedNonCritical, score.applicableNonCritical, score.accuracyApplicable,
    score.accuracyMissed, points, flags,
  ]; // prettier-ignore
}

/** What a caller is told after a write. @param revision null: a draft */
export function savedEvaluation(
  evaluationNo: string,
  state: SavedEvaluation['state'],
  revision: number | null,
  score: EvaluationScore,
): SavedEvaluation {
  return {
    evaluation_no: evaluationNo,
    state,
    revision,
    raw_score: score.rawBp === null ? null : score.rawBp / 100,
    final_score: score.finalBp === null ? null : score.finalBp / 100,
    critical_failed: score.criticalFailed,
    unanswered: score.items.flatMap((item) => (item.state === 'unanswered' ? [item.criterion] : [])),
  };
}
