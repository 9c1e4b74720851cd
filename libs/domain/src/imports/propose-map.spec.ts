import { proposeMap } from './propose-map.js';

const nothing = { employeeNos: 0, names: 0 };
const columns = ['date', 'employee_no', 'name', 'team_code'].map((name) => ({ name }));
const metrics = ['calls_answered', 'calls_outbound', 'attendance_days', 'required_days'];
const propose = (headers: { header: string; known?: string; content?: typeof nothing }[]) =>
  proposeMap(
    headers.map(({ header, known, content }) => ({ header, known: known ?? null, content: content ?? nothing })),
    columns,
    metrics,
  ).map(({ header, column }) => [header, column]);

describe('proposing a column map', () => {
  it('a header that says it in other words is recognised by a word in it', () => {
    expect(propose([{ header: '当月接起' }, { header: '外呼总数' }, { header: '上班天数' }, { header: '该上天数' }])).toEqual([
      ['当月接起', 'calls_answered'],
      ['外呼总数', 'calls_outbound'],
      ['上班天数', 'attendance_days'],
      ['该上天数', 'required_days'],
    ]);
  });

  it('a column of employee numbers is one whatever it is called', () => {
    expect(propose([{ header: '坐席', content: { employeeNos: 1, names: 0 } }])).toEqual([['坐席', 'employee_no']]);
  });

  it('no column is proposed twice, and a known header keeps its meaning', () => {
    expect(propose([{ header: '工号', known: 'employee_no' }, { header: '登录账号' }])).toEqual([
      ['工号', 'employee_no'],
      ['登录账号', null],
    ]);
  });

  it('a header that nothing fits is left out', () => {
    expect(propose([{ header: '全勤' }])).toEqual([['全勤', null]]);
  });
});
