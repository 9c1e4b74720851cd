import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { translate, type MessageKey, type MessageParams } from '@platform/i18n/translate.js';
import { buildWorkbook, simpleRows, workbookParts, zipParts } from '@platform/spreadsheet/read/testing/workbook-builder.js';
import { HeldHome } from '../support/held-home.js';

const ROSTER = `工号,姓名,岗位,班组,生效日期
0001,张晓雯,客服,A,2026-01-01
0002,王强,客服,A,2026-01-01
0009,李娜,客服,A,2026-01-01
9001,周敏,质检培训,,2026-01-01
`;
const FORM = `评分表,版本,名称,大项,评分项,评分项名称,满分,允许不适用,生效日期
QF,1,通话评分,服务,P1,开场白,10,是,2026-01-01
QF,1,通话评分,服务,P2,耐心倾听,10,是,2026-01-01
`;
const HEADER = ['质检编号', '评分表', '录音编号', '工号', '通话开始时间', '方向', '质检员工号', '质检时间', '开场白', '耐心倾听', '评语'];

type Cell = string | number | null | { xml: string };

interface Scored {
  recording?: Cell;
  agent?: Cell;
  at?: Cell;
  first?: Cell;
  second?: Cell;
  comment?: Cell;
}

/** A row of the header above; what is not given is ordinary. */
function scored(
  no: string,
  { recording = `R-${no}`, agent = '0001', at = '2026-10-05 10:00', first = 9, second = 8, comment = null }: Scored,
): Cell[] {
  return [no, 'QF', recording, agent, at, '呼入', '9001', '2026-10-20 09:00', first, second, comment];
}

/** Rows of cells, some of which are given as raw XML. */
function sheetData(rows: Cell[][]): string {
  const cell = (value: Cell) =>
    typeof value === 'object' && value !== null ? value.xml : simpleRows([[value]]).slice('<row>'.length, -'</row>'.length);
  return rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('');
}

const sheet = (name: string, rows: Cell[][], state?: 'hidden') => ({
  name,
  rows: sheetData(rows),
  ...(state === undefined ? {} : { state }),
});

/** A workbook of one sheet with merged cells. */
function mergedWorkbook(rows: Cell[][], merged: string[]): Uint8Array {
  const part = 'xl/worksheets/sheet1.xml';
  const parts = workbookParts({ sheets: [sheet('十月', rows)] });
  const merges = `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  return zipParts({ ...parts, [part]: String(parts[part]).replace('</worksheet>', `${merges}</worksheet>`) });
}

interface ImportDocument {
  files: {
    rows_read: number;
    rows_imported: number;
    rows_unchanged: number;
    rows_failed: number;
    batch: number | null;
    problems: { row: number; column: string; value: string; message: string }[];
  }[];
}

let home: HeldHome;

async function stored<Field extends string>(no: string, ...fields: Field[]): Promise<Record<Field, unknown>> {
  const rows = await home.query<Record<Field, unknown>>(
    `select ${fields.join(', ')} from evaluation e join person p on p.id = e.agent_id where evaluation_no = $1`,
    [no],
  );
  expect(rows).toHaveLength(1);
  return rows[0]!;
}

const numbers = async () =>
  (await home.query<{ evaluation_no: string }>('select evaluation_no from evaluation order by 1')).map((row) => row.evaluation_no);

beforeAll(async () => {
  home = await HeldHome.open();
  await home.all(['import', 'roster', await home.give('roster.csv', ROSTER)], ['import', 'forms', await home.give('forms.csv', FORM)]);
}, 120_000);
afterAll(() => home.close());

describe('the right table is found', () => {
  const group = (title: string, width: number): Cell[] => [title, ...Array.from({ length: width - 1 }, () => null)];
  const title: Cell[] = ['2026年10月质检成绩汇总表'];

  it.each<[string, string, Uint8Array]>([
    [
      'behind a hidden first sheet with the same header',
      'FIND-1',
      buildWorkbook({
        sheets: [sheet('旧数据', [HEADER, scored('HIDDEN-1', {})], 'hidden'), sheet('十月', [HEADER, scored('FIND-1', {})])],
      }),
    ],
    [
      'under a merged header of two rows',
      'FIND-2',
      mergedWorkbook(
        [
          [...group('基本信息', 8), ...group('评分项', 2), '评语'],
          [...HEADER.slice(0, 10), null],
          scored('FIND-2', { comment: '两行表头' }),
        ],
        ['A1:H1', 'I1:J1', 'K1:K2'],
      ),
    ],
    [
      'under a header in row 4',
      'FIND-3',
      mergedWorkbook(
        [title, ['制表人：周敏', null, '制表日期：2026-11-02'], ['单位：分'], HEADER, scored('FIND-3', {})],
        ['A1:K1', 'A2:B2'],
      ),
    ],
  ])('%s', async (_, no, workbook) => {
    const before = await numbers();
    const { files } = await home.json<ImportDocument>('import', 'evaluations', await home.give('table.xlsx', workbook));
    expect(files[0]).toMatchObject({ rows_read: 1, rows_imported: 1, rows_failed: 0 });
    expect(await numbers()).toEqual([...before, no].toSorted());
    expect(await stored(no, 'final_bp', 'points')).toEqual({ final_bp: 8500, points: [900, 800] });
  });
});

describe('odd cells that have one meaning', () => {
  const at = (day: string) => ({ at: `${day}` });
  let path: string;

  beforeAll(async () => {
    const rows = [
      HEADER,
      scored('ODD-FORMULA', {
        first: { xml: '<c><f>4+5</f><v>9</v></c>' },
        comment: { xml: '<c t="str"><f>"语速"&amp;"快"</f><v>语速快</v></c>' },
      }),
      scored('ODD-WIDE', { agent: '０００１', at: '２０２６／１０／０５　１０：３０', first: '９．５', second: '１０' }),
      scored('ODD-SUM', { comment: '=1+1' }),
      scored('ODD-LINK', { comment: '@SUM(A1:A9)' }),
      scored('ODD-LONG', { recording: '12345678901234567' }),
      scored('ODD-DAY-1', at('2026年10月5日')),
      scored('ODD-DAY-2', at('2026.10.5 9:05')),
      scored('ODD-DAY-3', at('20261005')),
      scored('ODD-DAY-4', at('13/10/2026 08:00')),
      scored('ODD-DAY-5', at('10/13/2026 08:00')),
      scored('ODD-DAY-6', { at: { xml: '<c s="1"><v>46300.5</v></c>' } }),
      scored('ODD-NA', { agent: '0002', first: '不适用', second: 'N/A' }),
    ];
    path = await home.give('odd.xlsx', buildWorkbook({ sheets: [sheet('十月', rows)], styles: [0, 22] }));
    const { files } = await home.json<ImportDocument>('import', 'evaluations', path);
    expect(files[0]).toMatchObject({ rows_read: 12, rows_imported: 12, rows_failed: 0, problems: [] });
  }, 60_000);

  it('a formula counts by the result that is stored with it', async () => {
    expect(await stored('ODD-FORMULA', 'points', 'comment')).toEqual({ points: [900, 800], comment: '语速快' });
  });

  it('full-width digits are digits', async () => {
    expect(await stored('ODD-WIDE', 'employee_no', 'called_at', 'points')).toEqual({
      employee_no: '0001',
      called_at: new Date('2026-10-05T10:30:00+08:00'),
      points: [950, 1000],
    });
  });

  it('a text that looks like a formula stays a text', async () => {
    expect(await stored('ODD-SUM', 'comment')).toEqual({ comment: '=1+1' });
    expect(await stored('ODD-LINK', 'comment')).toEqual({ comment: '@SUM(A1:A9)' });
  });

  it('a number of 17 digits keeps them all', async () => {
    expect(await stored('ODD-LONG', 'recording_id')).toEqual({ recording_id: '12345678901234567' });
  });

  it.each([
    ['ODD-DAY-1', '2026-10-05T00:00:00+08:00'],
    ['ODD-DAY-2', '2026-10-05T09:05:00+08:00'],
    ['ODD-DAY-3', '2026-10-05T00:00:00+08:00'],
    ['ODD-DAY-4', '2026-10-13T08:00:00+08:00'],
    ['ODD-DAY-5', '2026-10-13T08:00:00+08:00'],
    ['ODD-DAY-6', '2026-10-05T12:00:00+08:00'],
  ])('a day is read however it is written: %s', async (no, instant) => {
    expect(await stored(no, 'called_at')).toEqual({ called_at: new Date(instant) });
  });

  it('an evaluation in which nothing was applicable has no score, and that is not 0', async () => {
    expect(await stored('ODD-NA', 'raw_bp', 'final_bp', 'points')).toEqual({ raw_bp: null, final_bp: null, points: [0, 0] });
  });

  it('the same file again changes nothing', async () => {
    const before = await home.traces();
    const { files } = await home.json<ImportDocument>('import', 'evaluations', path);
    expect(files[0]).toMatchObject({ rows_read: 12, rows_imported: 0, rows_unchanged: 12, batch: null });
    expect(await home.traces()).toEqual(before);
  });
});

describe('cells that cannot be understood', () => {
  it('keep the whole file out, and every one of them is told at once', async () => {
    const rows = [
      HEADER,
      scored('BAD-GOOD', {}),
      scored('BAD-FORMULA', { first: { xml: '<c><f>4+5</f></c>' } }),
      scored('BAD-LONG', { recording: { xml: '<c><v>12345678901234567</v></c>' } }),
      scored('BAD-SWAP', { at: '05/10/2026 10:00' }),
      scored('BAD-DAY', { at: '2026-13-05 10:00' }),
      scored('BAD-TWICE', {}),
      scored('BAD-TWICE', { first: 1 }),
    ];
    const path = await home.give('bad.xlsx', buildWorkbook({ sheets: [sheet('十月', rows)] }));
    const { zh, en } = await home.expectRefused(['import', 'evaluations', path, '--json'], 'cli.rows_bad', { rows: 5 });
    const expected: [number, string, MessageKey, MessageParams][] = [
      [3, '开场白', 'spreadsheet.formula_without_value', {}],
      [4, '录音编号', 'spreadsheet.damaged_long_number', { value: '12345678901234567' }],
      [5, '通话开始时间', 'spreadsheet.ambiguous_date', { value: '05/10/2026 10:00' }],
      [6, '通话开始时间', 'spreadsheet.impossible_date', { value: '2026-13-05 10:00' }],
      [8, '质检编号', 'intake.duplicate_key', { key: 'BAD-TWICE', row: 7 }],
    ];
    for (const [language, { stdout }] of [
      ['zh', zh],
      ['en', en],
    ] as const) {
      const { files } = JSON.parse(stdout) as ImportDocument;
      expect(files[0]).toMatchObject({ rows_read: 7, rows_imported: 0, rows_failed: 5, batch: null });
      const told = files[0]!.problems.map(({ row, column, message }) => ({ row, column, message }));
      expect(told).toEqual(expected.map(([row, column, key, params]) => ({ row, column, message: translate(language, key, params) })));
    }
  });

  it('a file without a header that could be meant is refused as a whole', async () => {
    const path = await home.give('letter.xlsx', buildWorkbook({ sheets: [sheet('信', [['各位同事：'], ['本月质检成绩见附件。']])] }));
    const ran = await home.fairmark(['import', 'cases', path]);
    expect(ran).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(/^文件“letter\.xlsx”里没有找到表头[^\n]+。\n$/) });
  });
});

describe('a month with little in it', () => {
  interface Cards {
    agents: {
      employee_no: string;
      status: string;
      qa_score: number | null;
      composite: number | null;
      rank_center: number | null;
      evaluations_counted: number;
    }[];
    teams: { team_code: string; qa_score: number | null; evaluations_counted: number; pass_rate: number | null }[];
  }

  it('is closed with cards that say so when nothing came in at all', async () => {
    const { agents, teams } = await home.json<Cards>('close', '2026-09');
    expect(agents.map((card) => [card.employee_no, card.status, card.composite, card.rank_center])).toEqual([
      ['0001', 'no_data', null, null],
      ['0002', 'no_data', null, null],
      ['0009', 'no_data', null, null],
    ]);
    expect(teams).toMatchObject([{ team_code: 'A', evaluations_counted: 0, qa_score: null, pass_rate: null }]);
    await home.all(['export', 'team-monthly', '--period', '2026-09', '--all', '--out', 'given/september']);
    expect(await readdir(join(home.folder, 'given/september'))).toEqual(['team-monthly_2026-09_A_zh.xlsx']);
  });

  it.each<[string, MessageKey]>([
    ['2025-12', 'scorecards.nobody_in_period'],
    ['2999-01', 'scorecards.period_empty'],
  ])('%s is refused: there was nobody, or it has not begun', async (period, key) => {
    await home.expectRefused(['close', period], key, { period });
  });

  it('has nothing to show or export before it is closed', async () => {
    await home.expectRefused(['scorecards', '2026-08'], 'scorecards.never_closed', { period: '2026-08' });
    await home.expectRefused(['export', 'team-monthly', '--period', '2026-08', '--all', '--out', 'none'], 'scorecards.never_closed', {
      period: '2026-08',
    });
  });

  it('leaves an agent without data, or with nothing applicable, without a score, a rank or a place in the mean', async () => {
    const { agents, teams } = await home.json<Cards>('close', '2026-10');
    const byNo = Object.fromEntries(agents.map((card) => [card.employee_no, card]));
    expect(byNo['0001']).toMatchObject({ evaluations_counted: 14 });
    for (const no of ['0002', '0009'])
      expect(byNo[no]).toMatchObject({ status: 'no_data', qa_score: null, composite: null, rank_center: null, evaluations_counted: 0 });
    expect(teams).toMatchObject([{ evaluations_counted: 14, qa_score: byNo['0001']!.qa_score }]);
  });

  it('never puts a formula from data into a workbook', async () => {
    await home.all(
      ['export', 'team-monthly', '--period', '2026-10', '--team', 'A', '--out', 'given/october'],
      ['export', 'raw-evaluations', '--period', '2026-10', '--out', 'given/october'],
    );
    const files = await readdir(join(home.folder, 'given/october'));
    expect(files).toHaveLength(2);
    for (const file of files) {
      const parts = unzipSync(await readFile(join(home.folder, 'given/october', file)));
      const sheets = Object.entries(parts).filter(([name]) => name.startsWith('xl/worksheets/sheet'));
      const xml = sheets.map(([, bytes]) => strFromU8(bytes)).join('');
      expect(xml).not.toMatch(/<f[^>]*>[^<]*(1\+1|A1:A9)/);
      const texts = xml + strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array());
      expect(texts).toMatch(/<t[^>]*>=1\+1<\/t>/);
      expect(texts).toMatch(/<t[^>]*>@SUM\(A1:A9\)<\/t>/);
    }
  });
});
