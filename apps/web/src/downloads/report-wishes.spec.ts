import { wishesFor } from './report-wishes.js';

const team = { name: 'team-monthly', kind: 'workbook', scope: 'team' } as const;
const supervisor = { name: 'supervisor-monthly', kind: 'workbook', scope: 'supervisor' } as const;
const centre = { name: 'manager-summary', kind: 'workbook', scope: 'center' } as const;
const rows = { name: 'raw-answers', kind: 'rows', scope: 'center' } as const;
const all = { period: '2026-10', language: 'zh', teamCode: null } as const;
const one = { ...all, teamCode: 'B' };
const wish = (team_code: string | null, all = false) => ({ period: '2026-10', language: 'zh', team_code, all });

describe('one click on a report', () => {
  it('asks for all teams at once where one sees the centre, else for each of one’s own', () => {
    expect(wishesFor(team, all, ['A', 'B'], true)).toEqual([wish(null, true)]);
    expect(wishesFor(team, all, ['A', 'B'], false)).toEqual([wish('A'), wish('B')]);
    expect(wishesFor(team, one, ['A', 'B'], false)).toEqual([wish('B')]);
  });

  it('asks for one’s own report as a supervisor without naming a team', () => {
    expect(wishesFor(supervisor, all, ['A', 'B'], false)).toEqual([wish(null)]);
    expect(wishesFor(supervisor, all, ['A'], true)).toEqual([wish(null, true)]);
    expect(wishesFor(supervisor, one, ['A'], true)).toEqual([wish('B')]);
  });

  it('leaves the team away where a workbook is about the whole centre, and narrows raw rows to it', () => {
    expect(wishesFor(centre, one, [], true)).toEqual([wish(null)]);
    expect(wishesFor(rows, one, [], true)).toEqual([wish('B')]);
    expect(wishesFor(rows, all, ['A'], false)).toEqual([wish('A')]);
  });
});
