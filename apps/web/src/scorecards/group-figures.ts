import type { CenterCard, SupervisorCard, TeamCard } from '@contracts/scorecards.js';

export type GroupCard = TeamCard | SupervisorCard | CenterCard;

/** A rate with what it was counted over, and how far off it may be. */
export interface RateLine {
  figure: 'pass_rate' | 'excellent_rate' | 'critical_error_rate' | 'non_critical_error_rate' | 'business_accuracy';
  rate: number | null;
  /** How often, of how many; null: the card does not say. */
  count: number | null;
  of: number | null;
  low: number | null;
  high: number | null;
}

/** The rates of a group's card. */
export function ratesOf(card: GroupCard): RateLine[] {
  const n = card.evaluations_counted;
  const counted = 'business_accuracy_n' in card ? card : null;
  const times = (rate: number | null, of: number | undefined) => (rate === null || of === undefined ? null : Math.round(rate * of));
  return [
    { figure: 'pass_rate', rate: card.pass_rate, count: card.pass_count, of: n, low: card.pass_rate_low, high: card.pass_rate_high },
    {
      figure: 'excellent_rate',
      rate: card.excellent_rate,
      count: card.excellent_count,
      of: n,
      low: card.excellent_rate_low,
      high: card.excellent_rate_high,
    },
    {
      figure: 'critical_error_rate',
      rate: card.critical_error_rate,
      count: card.critical_count,
      of: n,
      low: card.critical_error_rate_low,
      high: card.critical_error_rate_high,
    },
    {
      figure: 'non_critical_error_rate',
      rate: card.non_critical_error_rate,
      count: times(card.non_critical_error_rate, counted?.non_critical_error_rate_n),
      of: counted?.non_critical_error_rate_n ?? null,
      low: counted?.non_critical_error_rate_low ?? null,
      high: counted?.non_critical_error_rate_high ?? null,
    },
    {
      figure: 'business_accuracy',
      rate: card.business_accuracy,
      count: times(card.business_accuracy, counted?.business_accuracy_n),
      of: counted?.business_accuracy_n ?? null,
      low: counted?.business_accuracy_low ?? null,
      high: counted?.business_accuracy_high ?? null,
    },
  ];
}
