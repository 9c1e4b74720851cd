import type { AgentCard } from '@contracts/scorecards.js';
import type { Say } from '../i18n/use-text.js';
import type { CardKey } from './messages.js';

/** Words for codes that come from the server: `component_qa`, `effect_counted`. */
export function wordFor(say: Say<CardKey>, kind: 'component' | 'effect' | 'purpose' | 'status' | 'exam' | 'case', code: string): string {
  return say(`${kind}_${code}` as CardKey);
}

/** What became of somebody who has no result of an exam. */
export function examStatus(say: Say<CardKey>): (code: string, unexcused: boolean) => string {
  return (code, unexcused) => wordFor(say, 'exam', code === 'absent' && unexcused ? 'absent_unexcused' : code);
}

/** A rank, or why there is none; never 0. */
export function rankText(say: Say<CardKey>, { status }: Pick<AgentCard, 'status'>, rank: number | null): string {
  return rank === null ? wordFor(say, 'status', status) : String(rank);
}
