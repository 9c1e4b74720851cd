import { z } from 'zod';
import type { Cards } from './card-rows.js';
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

/** A run worked out but not stored. */
export interface RunDraft {
  scheme: SchemeVersion;
  leaderScheme: SchemeVersion;
  cards: Cards;
  checksum: string;
  inputCounts: InputCounts;
}
