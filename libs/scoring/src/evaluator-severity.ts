import { tQuantile } from './mean-interval.js';
import { contrast, reduceRatings, type Reduced, type SeverityRating } from './reduce-ratings.js';
import { estimated, isNothing, notEstimated, type Estimate } from './statistic.js';

export interface Side {
  id: string;
  n: number;
  /** Of evaluators: mean score − mean of all scores. Of agents: mean score. */
  raw: number;
  /** The same as it would be had everybody rated the same agents on the same forms (agents: been rated alike). */
  adjusted: Estimate;
}

export interface EvaluatorSeverity {
  /** Evaluators by id; below 0 is severe, above 0 lenient. Weighted by n, raw and adjusted figures each sum to 0. */
  evaluators: Side[];
  /** Agents by id. */
  agents: Side[];
  /** Mean of all scores; null without any. */
  mean: number | null;
  /** Standard deviation of what the model leaves unexplained; null without degrees of freedom. */
  residual: number | null;
  degreesOfFreedom: number;
}

/**
 * How severe each evaluator is, separated from whom and with which form they evaluated: score = agent + evaluator + form + error by
 * ordinary least squares, with 95 % t intervals, in the scores' unit. Agents are absorbed (each one's mean is taken out first), so
 * that the equations to solve are as many as evaluators and forms, however many agents there are.
 * Source: Searle 1987, Linear Models for Unbalanced Data; absorption: Frisch & Waugh 1933; as fixed-effects evaluator models.
 * @returns `adjusted` with a reason where it cannot be known: `not_connected` when evaluators share no agents, or one form is theirs
 * alone; `no_degrees_of_freedom` when nothing is left to estimate the error from
 */
export function evaluatorSeverity(ratings: readonly SeverityRating[]): EvaluatorSeverity {
  if (ratings.length === 0) return { evaluators: [], agents: [], mean: null, residual: null, degreesOfFreedom: 0 };
  const reduced = reduceRatings(ratings);
  const degreesOfFreedom = ratings.length - reduced.agents.length - reduced.rank;
  const squares = isNothing(reduced.residualSquares, reduced.totalSquares) ? 0 : reduced.residualSquares;
  const variance = degreesOfFreedom > 0 ? squares / degreesOfFreedom : null;
  const model: Model = { reduced, variance, t: degreesOfFreedom > 0 ? tQuantile(degreesOfFreedom) : 0 };
  return {
    evaluators: evaluatorSides(model),
    agents: agentSides(model),
    mean: reduced.mean,
    residual: variance === null ? null : Math.sqrt(variance),
    degreesOfFreedom,
  };
}

interface Model {
  reduced: Reduced;
  /** Of a single score; null when it cannot be estimated. */
  variance: number | null;
  t: number;
}

/** An evaluator against the mean of all, each counted as often as they evaluated. */
function evaluatorSides(model: Model): Side[] {
  const { evaluators, mean, n } = model.reduced;
  return evaluators.map(({ id, count, sum }, position) => {
    const weights = new Map<number, number>(evaluators.map((other, index) => [index, -other.count / n]));
    weights.set(position, (weights.get(position) ?? 0) + 1);
    return { id, n: count, raw: sum / count - mean, adjusted: estimate(model, 0, weights, 0) };
  });
}

/** An agent's mean, moved to the mix of evaluators and forms of all evaluations. */
function agentSides(model: Model): Side[] {
  const { agents, overallShares } = model.reduced;
  return agents.map(({ id, count, sum, columns }) => {
    const weights = new Map<number, number>(overallShares.map((share, index) => [index, share]));
    for (const [column, times] of columns) weights.set(column, (weights.get(column) ?? 0) - times / count);
    return { id, n: count, raw: sum / count, adjusted: estimate(model, sum / count, weights, 1 / count) };
  });
}

/**
 * A base plus a combination of the effects.
 * @param ownShare variance of the base as a share of that of one score; it does not depend on the estimated effects
 */
function estimate({ reduced, variance, t }: Model, base: number, weights: ReadonlyMap<number, number>, ownShare: number): Estimate {
  const combined = contrast(reduced, weights);
  if (combined === null) return notEstimated('not_connected');
  if (variance === null) return notEstimated('no_degrees_of_freedom');
  const value = base + combined.value;
  const error = Math.sqrt(variance * (ownShare + combined.varianceShare));
  return estimated(value, error, value - t * error, value + t * error);
}
