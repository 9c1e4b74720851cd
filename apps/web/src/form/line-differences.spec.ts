import { lineDifferences } from './line-differences.js';

describe('two tellings of the same thing', () => {
  it('differ in lines that only one has, and in those with another value', () => {
    const theirs = [
      { label: '合格分', value: '85' },
      { label: '质检均分', value: '50%' },
      { label: '等级 E', value: '50 分起' },
    ];
    const mine = [
      { label: '合格分', value: '85' },
      { label: '质检均分', value: '60%' },
      { label: '考试成绩', value: '40%' },
    ];
    expect(lineDifferences(theirs, mine)).toEqual([
      { label: '质检均分', theirs: '50%', mine: '60%' },
      { label: '等级 E', theirs: '50 分起', mine: '—' },
      { label: '考试成绩', theirs: '—', mine: '40%' },
    ]);
  });
});
