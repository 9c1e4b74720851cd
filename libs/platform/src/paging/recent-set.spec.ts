import { RecentSet } from './recent-set.js';

describe('what was found a short while ago', () => {
  it('is known until its time is over', () => {
    let now = 0;
    const recent = new RecentSet(10, 5, () => now);
    recent.add('a');
    expect([0, 9, 10, 11].map((moment) => ((now = moment), recent.has('a')))).toEqual([true, true, false, false]);
    expect(recent.has('b')).toBe(false);
  });

  it('gives way, oldest first, when there is too much of it', () => {
    const recent = new RecentSet(10, 2, () => 0);
    for (const key of ['a', 'b', 'a', 'c']) recent.add(key);
    expect(['a', 'b', 'c'].map((key) => recent.has(key))).toEqual([true, false, true]);
  });
});
