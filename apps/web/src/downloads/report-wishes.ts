import type { ReportItem, ReportWish } from './report-types.js';

export interface Choice {
  period: string;
  language: 'zh' | 'en';
  /** null: all that one may have. */
  teamCode: string | null;
}

/**
 * What is asked of the server for one click: several exports where one may have some teams, but not the whole centre.
 * @param teams those one may have
 * @param everything whether one sees the whole centre
 */
export function wishesFor(
  { scope, kind }: Pick<ReportItem, 'scope' | 'kind'>,
  { period, language, teamCode }: Choice,
  teams: readonly string[],
  everything: boolean,
): ReportWish[] {
  const wish = (team_code: string | null, all = false): ReportWish => ({ period, language, team_code, all });
  // Streamed rows of the centre can be narrowed to a team; its workbooks cannot.
  if (scope === 'center' && kind === 'workbook') return [wish(null)];
  if (teamCode !== null) return [wish(teamCode)];
  if (scope === 'center') return everything ? [wish(null)] : teams.map((team) => wish(team));
  if (everything) return [wish(null, true)];
  return scope === 'supervisor' ? [wish(null)] : teams.map((team) => wish(team));
}

/** The same for a workbook of one's own: one of the whole centre where one sees it and names no team. */
export function layoutWishes({ period, language, teamCode }: Choice, teams: readonly string[], everything: boolean): ReportWish[] {
  const wanted = teamCode !== null ? [teamCode] : everything ? [null] : teams;
  return wanted.map((team_code) => ({ period, language, team_code, all: false }));
}
