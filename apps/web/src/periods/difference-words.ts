import { MISSING } from '../format/figures.js';
import type { Say } from '../i18n/use-text.js';
import type { CardKey } from '../scorecards/messages.js';
import type { PeriodKey } from './messages.js';

/** Figures whose values are fractions. */
const RATE = /_rate$|_accuracy$/;
/** Figures that are whole numbers. */
const WHOLE = /^rank_|_count$|^evaluations_|^tie_|^headcount$|complaints$|commendations$|_n$|_members$/;

/** A figure of a card as the card prints it; what it is not known how to print is shown as it is. */
export function figureText(figure: string, value: unknown): string {
  if (value === null || value === undefined) return MISSING;
  if (typeof value === 'number') {
    if (RATE.test(figure)) return `${(value * 100).toFixed(2)}%`;
    return WHOLE.test(figure) ? String(value) : value.toFixed(2);
  }
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'object' ? contentText(value) : String(value);
}

/** What is known of a fact, on one line. */
function contentText(value: object): string {
  return Object.values(value)
    .filter((part) => part !== null && typeof part !== 'object')
    .map(String)
    .join(' · ');
}

/** Figures that go by another name on a card. */
const ON_CARDS: Readonly<Record<string, CardKey>> = {
  team_code: 'team',
  team_codes: 'teams',
  led_team_codes: 'teams',
  qa_score_mean_of_agents: 'qa_score_mean',
  at_fault_complaints: 'complaints',
  team_qa: 'component_team_qa',
  team_exam: 'component_team_exam',
  team_workload: 'component_team_workload',
  coaching_training: 'component_coaching_training',
  own_calls: 'component_own_calls',
};

/** Figures that no card names by themselves. */
const APART = /^evaluations_|^(pass|excellent|critical)_count$|^exam_(theory|practical|passed)$|_points$|^tie_band$|^hired_on$|^calls_/;

/** The name of a figure, as cards have it. */
export function figureName(say: Say<PeriodKey>, sayCard: Say<CardKey>, figure: string): string {
  if (figure === 'card' || APART.test(figure)) return say(`figure_${figure}` as PeriodKey);
  return sayCard(ON_CARDS[figure] ?? (figure as CardKey));
}
