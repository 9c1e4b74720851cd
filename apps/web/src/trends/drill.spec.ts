import { cardPlace, evaluationsPlace } from './drill.js';
import type { Filters } from './filters.js';

const filters: Filters = {
  view: 'criteria',
  measure: 'qa_score',
  from: '2026-10',
  to: '2026-10',
  before: { from: '2026-09', to: '2026-09' },
  teams: undefined,
  direction: undefined,
  form: undefined,
  agent: undefined,
  criterion: undefined,
};

describe('where a click on a chart leads', () => {
  it('to the evaluations of the months that missed a criterion', () => {
    expect(evaluationsPlace(filters, { missed: 'C01', form: 'STD' })).toBe(
      '/evaluations?period=2026-10&form=STD&purpose=random&missed=C01',
    );
    expect(evaluationsPlace({ ...filters, from: '2026-08', teams: 'T1' }, {})).toBe(
      '/evaluations?period=2026-10&period_from=2026-08&team=T1&purpose=random',
    );
  });

  it('to the card of the month of whom it is about', () => {
    expect(cardPlace('2026-10', filters)).toBe('/scorecards/2026-10/center?period=2026-10');
    expect(cardPlace('2026-10', { ...filters, teams: 'T/1' })).toBe('/scorecards/2026-10/teams/T%2F1?period=2026-10');
    expect(cardPlace('2026-10', { ...filters, teams: 'T1,T2' })).toBe('/scorecards/2026-10/center?period=2026-10');
    expect(cardPlace('2026-10', { ...filters, agent: '0012' })).toBe('/scorecards/2026-10/agents/0012?period=2026-10');
  });
});
