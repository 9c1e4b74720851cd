import type { Reach } from '@contracts/access.js';
import type { DataScope } from '@platform/auth/data-scope.js';

/** Who looks at cards. */
export interface CardViewer {
  /** How far the permission to read cards reaches. `self`: the own card, of runs that are on notice or published. */
  reach: Reach;
  scope: DataScope;
}

/** Whether someone sees runs before they are put on notice. */
export function seesUnpublished(viewer: CardViewer): boolean {
  return viewer.reach !== 'self';
}

/** The caller's own number, for conditions in SQL; 0, which nobody has, for an account that is no person. */
export function selfOf({ scope }: CardViewer): number {
  return scope.kind === 'some' ? (scope.selfId ?? 0) : 0;
}

/**
 * The teams whose people's cards someone sees: those within reach on some day of the month. A card is shown by the team that stands
 * on it.
 * @returns null: all
 */
export function teamsWithin({ reach, scope }: CardViewer, firstDay: string, lastDay: string): number[] | null {
  if (scope.kind === 'all') return null;
  if (reach === 'self') return [];
  const led = scope.teams.filter((team) => (team.from === null || team.from <= lastDay) && (team.to === null || firstDay <= team.to));
  return [...new Set(led.map((team) => team.teamId))];
}
