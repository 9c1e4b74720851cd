import type { SearchResults } from '@contracts/search.js';
import { foundItems } from './found-items.js';

const who = { employee_no: '0012', name: '张三' };
const at = '2026-10-05T02:00:00Z';
const results: SearchResults = {
  people: [{ ...who, team_name: '一组' }],
  teams: [{ team_code: 'T/1', team_name: '一组' }],
  evaluations: [{ evaluation_no: 'E-1', ...who, called_at: at }],
  calls: [
    { recording_id: 'R-1', ...who, started_at: at, direction: 'inbound', evaluation_no: 'E-1' },
    { recording_id: 'R-2', ...who, started_at: at, direction: 'inbound', evaluation_no: null },
  ],
  cases: [{ case_no: 'C-1', kind: 'complaint', received_at: at }],
};

describe('what is found', () => {
  it('leads to the page of the thing, whatever signs its number has', () => {
    expect(foundItems(results, { employeeNo: '0900', period: '2026-10' }).map(({ path }) => path)).toEqual([
      '/people/0012',
      '/scorecards/2026-10/teams/T%2F1',
      '/evaluations/E-1',
      '/evaluations/E-1',
      '/evaluations?recording_id=R-2',
      '/cases/C-1',
    ]);
  });

  it('leads agents to their own results', () => {
    expect(foundItems(results, { employeeNo: '0012', period: null })[0]!.path).toBe('/results');
  });
});
