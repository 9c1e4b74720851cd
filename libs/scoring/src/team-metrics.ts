import { addQaSums, emptyQaSums, qaMetrics } from './agent-metrics.js';
import type { QaMetrics, QaSums } from './agent-metrics.js';
import { meanOfPrinted } from './mean-of-printed.js';

export interface TeamMetrics {
  /** Numerators and denominators of all evaluations pooled (按条平均). */
  pooled: QaMetrics;
  /** Half-up mean of the printed scores, basis points (按人平均); null when nobody has one. */
  qaScoreMeanOfAgentsBp: number | null;
}

/**
 * A team's two averages. They differ as soon as members have different numbers of evaluations, so both are shown.
 * @param sums of the evaluations made while the agents were in the team, in any grouping
 * @param printedQaBp the printed QA scores of the cards of this team, insufficient samples included
 */
export function teamMetrics(sums: readonly QaSums[], printedQaBp: readonly (number | null)[]): TeamMetrics {
  return { pooled: qaMetrics(sums.reduce(addQaSums, emptyQaSums())), qaScoreMeanOfAgentsBp: meanOfPrinted(printedQaBp) };
}
