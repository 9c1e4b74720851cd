import { setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import type { Cards } from './card-rows.js';
import { cardsChecksum, judgePeriod } from './judge-period.js';
import { PeriodFacts, type FactRows } from './period-facts.js';
import type { Period } from './period.store.js';
import type { SchemeVersion } from './scheme.store.js';

/** How many facts of each kind a run was made of. */
export const inputCounts = z.object({
  /** Released or later, counted or shown apart, and their answers. */
  evaluations: z.int(),
  answers: z.int(),
  /** Those that entered an average. */
  evaluations_counted: z.int(),
  exam_results: z.int(),
  cases: z.int(),
  metric_values: z.int(),
  agents: z.int(),
});

export type InputCounts = z.infer<typeof inputCounts>;

/** All that decides a run: by which schemes, and the facts of one snapshot. */
export interface RunBasis {
  period: Period;
  scheme: SchemeVersion;
  leaderScheme: SchemeVersion;
  rows: FactRows;
}

/** A run worked out but not stored. */
export interface RunDraft {
  scheme: SchemeVersion;
  leaderScheme: SchemeVersion;
  cards: Cards;
  checksum: string;
  inputCounts: InputCounts;
}

/** Works out a run. Others have their turn before each long part: with ten thousand agents each takes some tenths of a second. */
export async function draftRun({ period, scheme, leaderScheme, rows }: RunBasis): Promise<RunDraft> {
  await turn();
  const cards = judgePeriod(scheme.definition, leaderScheme.definition, new PeriodFacts(period, rows, scheme.definition.casePoints));
  await turn();
  const checksum = cardsChecksum({ period: period.id, scheme, leaderScheme }, cards);
  return { scheme, leaderScheme, cards, checksum, inputCounts: countInputs(rows, cards) };
}

function countInputs(rows: FactRows, cards: Cards): InputCounts {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    evaluations: sum(rows.evaluations.map((row) => row.released)),
    answers: sum(rows.evaluations.map((row) => row.answers)),
    evaluations_counted: cards.center.evaluations_counted,
    exam_results: rows.examResults.length,
    cases: rows.cases.length,
    metric_values: rows.metrics.length,
    agents: cards.agents.length,
  };
}
