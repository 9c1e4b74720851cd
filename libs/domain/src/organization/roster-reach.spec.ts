import type { Post } from './person-directory.js';
import { coversChange } from './roster-reach.js';
import { holdFrom, type Segment } from './timeline.js';

const ME = 7;
const stay = (from: string | null, to: string | null, agentId = ME) => ({ agentId, from, to });
const within = (...stays: ReturnType<typeof stay>[]) => ({ kind: 'some', selfId: 1, stays, teams: [] }) as const;

describe('the days that a change touches', () => {
  const before = {
    posts: [{ from: '2026-01-01', to: null, value: 'agent' }] as Segment<Post>[],
    memberships: [
      { from: '2026-01-01', to: '2026-06-01', value: 'A' },
      { from: '2026-06-01', to: null, value: 'B' },
    ],
  };
  const moved = (day: string) => ({ ...before, memberships: holdFrom(before.memberships, day, 'Z') });

  it.each([
    ['to the next known change, and not beyond it', '2026-03-01', [stay('2026-01-01', '2026-05-31')], true],
    ['without an end where nothing is known to follow', '2026-07-01', [stay('2026-06-01', null)], true],
    ['also where the reach is known to end', '2026-07-01', [stay('2026-06-01', '2026-12-31')], false],
    ['of others only', '2026-07-01', [stay(null, null, 8)], false],
    ['before the reach began', '2026-03-01', [stay('2026-04-01', null)], false],
    ['with a gap in the reach', '2026-03-01', [stay('2026-01-01', '2026-03-31'), stay('2026-04-02', null)], false],
    ['with a reach in parts that touch, in any order', '2026-03-01', [stay('2026-04-01', null), stay('2026-01-01', '2026-03-31')], true],
  ])('%s', (_, day, stays, expected) => {
    expect(coversChange(within(...stays), ME, before, moved(day))).toBe(expected);
  });

  it('of a post reach as far as the post, whatever the teams', () => {
    const promoted = { ...before, posts: holdFrom(before.posts, '2026-03-01', 'team_leader' as const) };
    expect(coversChange(within(stay('2026-01-01', '2026-05-31')), ME, before, promoted)).toBe(false);
    expect(coversChange(within(stay('2026-01-01', null)), ME, before, promoted)).toBe(true);
  });

  it('are none where nothing differs', () => {
    expect(coversChange(within(), ME, before, before)).toBe(true);
  });
});
