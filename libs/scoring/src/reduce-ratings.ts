import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/** One evaluation, in any unit of score. */
export interface SeverityRating {
  agent: string;
  evaluator: string;
  form: string;
  score: number;
}

interface Tallied {
  id: string;
  count: number;
  sum: number;
}

interface TalliedAgent extends Tallied {
  /** How often each column (an evaluator or a form) stands among this agent's ratings. */
  columns: Map<number, number>;
}

/** The additive model with the agents taken out. Columns are evaluators first, then forms, each by id. */
export interface Reduced {
  n: number;
  mean: number;
  evaluators: Tallied[];
  agents: TalliedAgent[];
  /** Share of all ratings in which each column stands. */
  overallShares: number[];
  /** Least-squares effects of the columns, of least norm; only their estimable combinations mean anything. */
  effects: number[];
  /** Eigenvectors of the normal matrix that belong to eigenvalues above 0, and those eigenvalues. */
  axes: { vector: Float64Array; eigenvalue: number }[];
  rank: number;
  residualSquares: number;
  /** Σ (score − mean)². */
  totalSquares: number;
}

/** Eigenvalues are counts of ratings; below this share of the largest there is noise only. */
const TOLERANCE = 1e-9;

/** Takes each agent's mean out of the ratings and solves what is left for evaluators and forms. Time grows with the ratings. */
export function reduceRatings(ratings: readonly SeverityRating[]): Reduced {
  const mean = ratings.reduce((sum, { score }) => sum + score, 0) / ratings.length;
  const evaluators = tallied(ratings, (rating) => rating.evaluator);
  const forms = tallied(ratings, (rating) => rating.form);
  const evaluatorAt = new Map(evaluators.map(({ id }, index) => [id, index]));
  const formAt = new Map(forms.map(({ id }, index) => [id, evaluators.length + index]));
  const columnsOf = ({ evaluator, form }: SeverityRating): [number, number] => [evaluatorAt.get(evaluator) ?? 0, formAt.get(form) ?? 0];
  const agents = tallied(ratings, (rating) => rating.agent).map((agent): TalliedAgent => ({ ...agent, columns: new Map() }));
  const agentOf = new Map(agents.map((agent) => [agent.id, agent]));

  const size = evaluators.length + forms.length;
  const normal = Matrix.zeros(size, size);
  const right = new Float64Array(size);
  const add = (row: number, column: number, value: number): void => {
    normal.set(row, column, normal.get(row, column) + value);
  };
  let withinSquares = 0;
  for (const rating of ratings) {
    const agent = agentOf.get(rating.agent);
    if (agent === undefined) continue;
    const deviation = rating.score - agent.sum / agent.count;
    withinSquares += deviation ** 2;
    const columns = columnsOf(rating);
    for (const column of columns) {
      agent.columns.set(column, (agent.columns.get(column) ?? 0) + 1);
      right[column] = (right[column] ?? 0) + deviation;
      for (const other of columns) add(column, other, 1);
    }
  }
  for (const { columns, count } of agents) {
    for (const [column, times] of columns) for (const [other, many] of columns) add(column, other, (-times * many) / count);
  }
  const axes = positiveAxes(normal);
  const effects = solve(axes, right);
  return {
    n: ratings.length,
    mean,
    evaluators,
    agents,
    overallShares: [...evaluators, ...forms].map(({ count }) => count / ratings.length),
    effects,
    axes,
    rank: axes.length,
    residualSquares: Math.max(0, withinSquares - effects.reduce((sum, effect, column) => sum + effect * (right[column] ?? 0), 0)),
    totalSquares: ratings.reduce((sum, { score }) => sum + (score - mean) ** 2, 0),
  };
}

/**
 * A weighted sum of the effects with its variance as a share of that of one score.
 * @returns null when the data do not determine it
 */
export function contrast(
  { axes, effects }: Reduced,
  weights: ReadonlyMap<number, number>,
): { value: number; varianceShare: number } | null {
  let [value, size, covered, varianceShare] = [0, 0, 0, 0];
  for (const [column, weight] of weights) {
    value += weight * (effects[column] ?? 0);
    size += weight ** 2;
  }
  for (const { vector, eigenvalue } of axes) {
    let along = 0;
    for (const [column, weight] of weights) along += weight * (vector[column] ?? 0);
    covered += along ** 2;
    varianceShare += along ** 2 / eigenvalue;
  }
  return size - covered > TOLERANCE ? null : { value, varianceShare };
}

function tallied(ratings: readonly SeverityRating[], idOf: (rating: SeverityRating) => string): Tallied[] {
  const found = new Map<string, Tallied>();
  for (const rating of ratings) {
    const id = idOf(rating);
    const entry = found.get(id);
    if (entry === undefined) found.set(id, { id, count: 1, sum: rating.score });
    else {
      entry.count += 1;
      entry.sum += rating.score;
    }
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function positiveAxes(normal: Matrix): Reduced['axes'] {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(normal, { assumeSymmetric: true });
  const largest = Math.max(0, ...realEigenvalues);
  return realEigenvalues.flatMap((eigenvalue, index) =>
    eigenvalue > TOLERANCE * Math.max(1, largest) ? [{ vector: Float64Array.from(eigenvectorMatrix.getColumn(index)), eigenvalue }] : [],
  );
}

function solve(axes: Reduced['axes'], right: Float64Array): number[] {
  const effects = Array.from(right, () => 0);
  for (const { vector, eigenvalue } of axes) {
    const along = vector.reduce((sum, part, column) => sum + part * (right[column] ?? 0), 0) / eigenvalue;
    vector.forEach((part, column) => (effects[column] = (effects[column] ?? 0) + along * part));
  }
  return effects;
}
