import { locateHeader, normaliseHeader } from './locate-header.js';
import type { RawCell, RawRow } from './sheet-events.js';

const COLUMNS: Record<string, string> = {
  工号: 'employee_no',
  employee_no: 'employee_no',
  坐席工号: 'employee_no',
  姓名: 'name',
  班组: 'team',
  '通话时长(秒)': 'duration',
  开头语: 'c1',
  服务态度耐心: 'c2',
  得分: 'score',
  q1: 'q1',
};
const words = new Map(Object.entries(COLUMNS).map(([text, column]) => [normaliseHeader(text), column]));
const recognise = (header: string) => words.get(header) ?? null;

function sheet(...rows: (string | number | null)[][]): RawRow[] {
  const cell = (value: string | number | null): RawCell => {
    if (value === null) return { kind: 'empty' };
    return typeof value === 'number' ? { kind: 'number', value, text: String(value) } : { kind: 'text', value };
  };
  return rows.map((row, at) => ({ row: at + 1, cells: row.map(cell) })).filter((row) => row.cells.length > 0);
}

const columnsOf = (rows: RawRow[], required = ['employee_no']) =>
  locateHeader(rows, recognise, required)?.columns.map(({ column }) => column);

describe('the header of a sheet', () => {
  it('is found on the first row', () => {
    expect(locateHeader(sheet(['工号', '姓名', '备注'], ['1001', '张三', 'x']), recognise, ['employee_no'])).toEqual({
      headerRow: 1,
      lastHeaderRow: 1,
      columns: [
        { index: 0, header: '工号', column: 'employee_no' },
        { index: 1, header: '姓名', column: 'name' },
        { index: 2, header: '备注', column: null },
      ],
      duplicates: [],
      missing: [],
    });
  });

  it('is found on row 4 under titles and a blank row', () => {
    const rows = sheet(
      ['2026年10月质检成绩'],
      ['制表：质检组', null, '班组：一班'],
      [],
      ['工号', '姓名', '班组'],
      ['1001', '张三', '一班'],
    );
    expect(locateHeader(rows, recognise, ['employee_no', 'team'])).toMatchObject({ headerRow: 4, lastHeaderRow: 4, missing: [] });
  });

  it('may take two rows: group titles above, names below, cells merged downwards', () => {
    const rows = sheet(
      ['十月质检'],
      ['工号', '姓名', '服务态度', null, '备注'],
      [null, null, '开头语', '耐心', null],
      ['1001', '张三', 5, 4],
    );
    expect(locateHeader(rows, recognise, ['employee_no'])).toMatchObject({
      headerRow: 2,
      lastHeaderRow: 3,
      columns: [
        { index: 0, header: '工号', column: 'employee_no' },
        { index: 1, header: '姓名', column: 'name' },
        { index: 2, header: '开头语', column: 'c1' },
        { index: 3, header: '耐心', column: 'c2' },
        { index: 4, header: '备注', column: null },
      ],
    });
  });

  it('takes two rows even where none of the names below is known', () => {
    const rows = sheet(['工号', '姓名', '其他', null], [null, null, '甲', '乙'], ['1001', '张三', '3', '4']);
    expect(locateHeader(rows, recognise, [])).toMatchObject({ headerRow: 1, lastHeaderRow: 2 });
    expect(locateHeader(rows, recognise, [])?.columns.map(({ header }) => header)).toEqual(['工号', '姓名', '甲', '乙']);
  });

  it('does not swallow the first row of data', () => {
    expect(
      locateHeader(sheet(['工号', '姓名', '备注'], ['1001', '张三', '得分'], ['1002', '李四', '']), recognise, ['employee_no']),
    ).toMatchObject({ lastHeaderRow: 1 });
    expect(locateHeader(sheet(['工号', '姓名', '分数'], [1001, '张三', 87]), recognise, [])).toMatchObject({ lastHeaderRow: 1 });
  });

  it('is the row with the required columns rather than one with more others', () => {
    expect(columnsOf(sheet(['姓名', '班组', '得分', '开头语'], ['x'], ['工号', '得分']), ['employee_no'])).toEqual([
      'employee_no',
      'score',
    ]);
  });

  it('without a required column names what is missing; without two known columns there is none', () => {
    expect(locateHeader(sheet(['姓名', '班组', '分']), recognise, ['employee_no', 'score'])).toMatchObject({
      headerRow: 1,
      missing: ['employee_no', 'score'],
    });
    expect(locateHeader(sheet(['姓名', '分'], ['张三', '5']), recognise, ['employee_no'])).toBeNull();
    expect(locateHeader([], recognise, [])).toBeNull();
  });

  it('reports a column that occurs twice', () => {
    expect(locateHeader(sheet(['工号', '姓名', '坐席工号']), recognise, ['employee_no'])?.duplicates).toEqual(['employee_no']);
  });

  it.each([
    '工号*',
    ' 工　号 ',
    '工号（必填）',
    '工号\n(必填)',
    '*工号',
    '工号(必填)*',
    'EMPLOYEE_NO',
    'Employee_No（required）',
    '工号【必填】',
  ])('tolerates %j', (header) => {
    expect(columnsOf(sheet(['姓名', header]))).toEqual(['name', 'employee_no']);
  });

  it('keeps a bracket that belongs to the name', () => {
    expect(columnsOf(sheet(['工号', '通话时长（秒）', '通话时长(分)']))).toEqual(['employee_no', 'duration', null]);
  });
});
