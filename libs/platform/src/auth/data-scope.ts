/** Days of one person that may be seen; null: without an end on that side. Both days are inclusive. */
export interface VisibleStay {
  agentId: number;
  from: string | null;
  to: string | null;
}

/** Days of a team that may be seen, likewise. */
export interface VisibleTeam {
  teamId: number;
  from: string | null;
  to: string | null;
}

/** Which facts a caller may see or change: all, or those of certain people on certain days. */
export type DataScope =
  | { kind: 'all' }
  | {
      kind: 'some';
      /** The caller; null: no person of the centre. */
      selfId: number | null;
      stays: readonly VisibleStay[];
      teams: readonly VisibleTeam[];
    };

export const EVERYTHING: DataScope = { kind: 'all' };

/** Whether a fact about a person on a day (`YYYY-MM-DD`, the centre's zone) lies within. */
export function covers(scope: DataScope, agentId: number | null, day: string): boolean {
  if (scope.kind === 'all') return true;
  return scope.stays.some(
    (stay) => stay.agentId === agentId && (stay.from === null || stay.from <= day) && (stay.to === null || day <= stay.to),
  );
}

/** Whether a team on some day of a range lies within. */
export function coversTeam(scope: DataScope, teamId: number, firstDay: string, lastDay: string): boolean {
  if (scope.kind === 'all') return true;
  return scope.teams.some(
    (team) => team.teamId === teamId && (team.from === null || team.from <= lastDay) && (team.to === null || firstDay <= team.to),
  );
}

/**
 * The same as a condition in SQL, true for rows within the scope; its own parameters are added to `params`.
 * @param agent the column of the person
 * @param day an expression of type date, the fact's day in the centre's zone
 */
export function scopeCondition(scope: DataScope, params: unknown[], agent: string, day: string): string {
  if (scope.kind === 'all') return 'true';
  const at = params.length;
  params.push(
    scope.stays.map((stay) => stay.agentId),
    scope.stays.map((stay) => stay.from),
    scope.stays.map((stay) => stay.to),
  );
  return `(${agent} = any ($${at + 1}::int[]) and exists (
    select from unnest($${at + 1}::int[], $${at + 2}::date[], $${at + 3}::date[]) as stay (agent_id, first_day, last_day)
    where stay.agent_id = ${agent} and daterange(stay.first_day, stay.last_day, '[]') @> ${day}
  ))`;
}
