import { entrySchema } from './entry-schema.js';

const row = { employee_no: '0012', name: '张晓雯', theory: 80, practical: 90, status: 'normal', unexcused: false };
const faultsOf = (over: object) =>
  entrySchema
    .safeParse({ exam_code: 'E', exam_name: '考试', held_on: '2026-11-20', rows: [{ ...row, ...over }] })
    .error?.issues.map(({ path, message }) => [path.join('.'), message]);

describe('a row of exam results', () => {
  it('has marks from 0 to 100 with two decimals', () => {
    expect(faultsOf({ theory: 101 })).toEqual([['rows.0.theory', '!score_range']]);
    expect(faultsOf({ practical: 80.125 })).toEqual([['rows.0.practical', '!score_decimals']]);
    expect(faultsOf({ practical: 80.12 })).toBeUndefined();
  });

  it('needs a mark when somebody sat, and has none when they did not', () => {
    expect(faultsOf({ theory: undefined, practical: undefined })).toEqual([['rows.0.theory', '!score_missing']]);
    expect(faultsOf({ theory: undefined })).toBeUndefined();
    expect(faultsOf({ status: 'absent', theory: undefined })).toEqual([['rows.0.practical', '!score_not_counted']]);
    expect(faultsOf({ status: 'absent', theory: undefined, practical: undefined, unexcused: true })).toBeUndefined();
  });
});
