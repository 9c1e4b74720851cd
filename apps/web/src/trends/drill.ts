import type { Filters } from './filters.js';

/** Where the evaluations behind a figure are listed: those drawn at random, of the months and what else was chosen. */
export function evaluationsPlace({ from, to, teams, form }: Filters, more: Record<string, string | undefined>): string {
  const one = teams === undefined || teams.includes(',') ? undefined : teams;
  const asked = { period: to, period_from: from === to ? undefined : from, team: one, form, purpose: 'random', ...more };
  const search = new URLSearchParams(Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined));
  return `/evaluations?${search.toString()}`;
}

/** The card of a month: of an agent, of the one team that was chosen, or of the centre. */
export function cardPlace(period: string, { teams, agent }: Pick<Filters, 'teams' | 'agent'>): string {
  if (agent !== undefined) return `/scorecards/${period}/agents/${encodeURIComponent(agent)}?period=${period}`;
  if (teams !== undefined && !teams.includes(',')) return teamPlace(period, teams);
  return `/scorecards/${period}/center?period=${period}`;
}

export function teamPlace(period: string, code: string): string {
  return `/scorecards/${period}/teams/${encodeURIComponent(code)}?period=${period}`;
}
