import type { SearchResults } from '@contracts/search.js';
import { day } from '../format/figures.js';

/** Something that was found, and where it is shown. */
export interface FoundItem {
  group: keyof SearchResults;
  title: string;
  /** What tells it from others. */
  detail: string;
  path: string;
  /** A word of the page that belongs to the detail. */
  word: 'complaint' | 'commendation' | 'not_evaluated' | null;
}

interface Seeker {
  /** The caller's own number: their own results have a page of their own. */
  employeeNo: string;
  /** The month the page is about; null: not known. */
  period: string | null;
}

/** What was found in the order it is shown, as one list to go through by key. */
export function foundItems(results: SearchResults, { employeeNo, period }: Seeker): FoundItem[] {
  const path = (place: string, key: string) => `${place}/${encodeURIComponent(key)}`;
  return [
    ...results.people.map(({ employee_no, name, team_name }) => ({
      group: 'people' as const,
      title: `${employee_no} ${name}`,
      detail: team_name ?? '',
      path: employee_no === employeeNo ? '/results' : path('/people', employee_no),
      word: null,
    })),
    ...results.teams.map(({ team_code, team_name }) => ({
      group: 'teams' as const,
      title: team_name,
      detail: team_code,
      path: period === null ? '/people' : path(`/scorecards/${period}/teams`, team_code),
      word: null,
    })),
    ...results.evaluations.map(({ evaluation_no, name, called_at }) => ({
      group: 'evaluations' as const,
      title: evaluation_no,
      detail: `${name} · ${day(called_at)}`,
      path: path('/evaluations', evaluation_no),
      word: null,
    })),
    ...results.calls.map(({ recording_id, name, started_at, evaluation_no }) => ({
      group: 'calls' as const,
      title: recording_id,
      detail: `${name} · ${day(started_at)}`,
      path: evaluation_no === null ? `/evaluations?recording_id=${encodeURIComponent(recording_id)}` : path('/evaluations', evaluation_no),
      word: evaluation_no === null ? ('not_evaluated' as const) : null,
    })),
    ...results.cases.map(({ case_no, kind, received_at }) => ({
      group: 'cases' as const,
      title: case_no,
      detail: day(received_at),
      path: path('/cases', case_no),
      word: kind,
    })),
  ];
}
