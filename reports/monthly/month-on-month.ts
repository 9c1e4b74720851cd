import { welchDifference } from '@scoring/welch-difference.js';
import type { RichCell } from '@platform/spreadsheet/write/workbook-model.js';
import type { Say } from './say.js';

/** What a comparison of two months needs of each. */
export interface MonthSums {
  evaluations_counted: number;
  qa_score_bp: number | null;
  sum_final_bp: number;
  sum_final_sq: number;
}

/** Whether a difference is more than chance; too_few: one of the months has fewer than two evaluations. */
export type ChangeVerdict = 'real' | 'chance' | 'too_few';

export interface MonthChange {
  /** Difference of the printed scores. */
  differenceBp: number;
  verdict: ChangeVerdict;
}

/** This month against the month before; null when either has no score. */
export function monthChange(now: MonthSums, before: MonthSums | null | undefined): MonthChange | null {
  if (before === null || before === undefined || now.qa_score_bp === null || before.qa_score_bp === null) return null;
  const sample = (month: MonthSums) => ({ n: month.evaluations_counted, sum: month.sum_final_bp, sumSquares: month.sum_final_sq });
  const difference = welchDifference(sample(now), sample(before));
  const verdict = difference === null ? 'too_few' : difference.real ? 'real' : 'chance';
  return { differenceBp: now.qa_score_bp - before.qa_score_bp, verdict };
}

/** The difference as a figure; hollow and grey where it may be chance. */
export function changeCell(change: MonthChange | null): RichCell {
  if (change === null) return { value: null };
  return {
    value: change.differenceBp / 100,
    emphasis: change.verdict === 'real' ? (change.differenceBp < 0 ? 'warn' : 'good') : 'within-chance',
  };
}

/** The verdict in words; null: nothing to compare with. */
export function verdictWords(say: Say, change: MonthChange | null): string | null {
  if (change === null) return null;
  if (change.verdict === 'too_few') return say('monthly_report.verdict_too_few');
  return say(change.verdict === 'real' ? 'monthly_report.verdict_real' : 'monthly_report.verdict_chance');
}
