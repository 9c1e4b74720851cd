import { changesSince, lineDifferences } from './line-differences.js';

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

describe('what has changed since something was read', () => {
  const read = [
    { label: '姓名', value: '王芳' },
    { label: '班组', value: 'IN-A' },
    { label: '入职', value: '2020-01-01' },
  ];
  const now = [
    { label: '姓名', value: '王芳' },
    { label: '班组', value: 'IN-B' },
    { label: '入职', value: '2021-01-01' },
  ];

  it('is told beside what one typed, or that one did not touch it', () => {
    expect(changesSince(read, now, [{ label: '班组', value: 'IN-C' }], '不改')).toEqual([
      { label: '班组', theirs: 'IN-B', mine: 'IN-C' },
      { label: '入职', theirs: '2021-01-01', mine: '不改' },
    ]);
  });

  it('leaves out where both did the same', () => {
    expect(
      changesSince(
        read,
        now,
        [
          { label: '班组', value: 'IN-B' },
          { label: '入职', value: '2021-01-01' },
        ],
        '不改',
      ),
    ).toEqual([]);
  });
});
