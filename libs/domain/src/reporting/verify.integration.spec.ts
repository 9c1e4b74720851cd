import { copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { loadReports } from '@platform/report/load-reports.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { ExportService, type ExportRequest } from './export.service.js';
import { editPart, openReportHouse, swapRows, type ReportHouse } from './testing/report-house.js';
import { VerifyService } from './verify.service.js';

const REPORTS = fileURLToPath(new URL('../../../../test/support/reports', import.meta.url));
const SUMMARY = 'xl/worksheets/sheet1.xml';
const CALLS = 'xl/worksheets/sheet2.xml';

let database: TestDatabase;
let house: ReportHouse;
let verifier: VerifyService;
/** Whether a test changed the database, so that the next one needs its own. */
let spoiled = true;

beforeEach(async () => {
  if (!spoiled) return;
  await close();
  database = await createTestDatabase();
  house = await openReportHouse(database.dataSource, await loadReports(REPORTS));
  verifier = house.module.get(VerifyService);
  spoiled = false;
});
afterAll(() => close());

async function close(): Promise<void> {
  await house?.close();
  await database?.drop();
}

const write = async (more: Partial<ExportRequest> = { teamCode: 'A1' }): Promise<string> => {
  const directory = await mkdtemp(join(house.folder, 'out-'));
  const { files } = await house.module.get(ExportService).export(house.request({ directory, ...more }));
  return files[0]!.path;
};

describe('a workbook as it was exported', () => {
  it.each<[string, Partial<ExportRequest>, string | null]>([
    ['of a team', { teamCode: 'A1' }, 'A1'],
    ['of a team without data, in English', { teamCode: 'C3', language: 'en' }, 'C3'],
    ['of a supervisor', { report: 'supervisor-cards', all: true }, '8001'],
    ['of streamed rows', { report: 'raw-calls' }, null],
    ['of one team’s rows', { report: 'raw-calls', teamCode: 'B/2', language: 'en' }, null],
  ])('%s matches', async (_, more, subject) => {
    const path = await write(more);
    expect(await verifier.verify(path)).toEqual({
      report: more.report ?? 'team-cards',
      period: '2026-10',
      subject,
      run: 1,
      language: more.language ?? 'zh',
      newestRun: 1,
      matches: true,
      differences: [],
      differencesFound: 0,
    });
  });

  it('matches under any name', async () => {
    const path = await write();
    await copyFile(path, join(house.folder, '副本.xlsx'));
    expect(await verifier.verify(join(house.folder, '副本.xlsx'))).toMatchObject({ matches: true });
  });
});

describe('a workbook that was changed', () => {
  it('names the cell, with what it says and what the run says', async () => {
    const path = await write();
    await editPart(path, SUMMARY, (xml) => xml.replace('<v>82.4</v>', '<v>98.4</v>'));
    const { matches, differences } = await verifier.verify(path);
    expect(matches).toBe(false);
    expect(differences).toEqual([
      { code: 'figure', run: 1, sheet: '汇总', row: '0002', column: '质检均分', workbook: 98.4, database: 82.4 },
    ]);
  });

  it('names a key figure and a total beside the tables', async () => {
    const path = await write();
    await editPart(path, SUMMARY, (xml) =>
      xml.replace('<v>92.5</v>', '<v>99</v>').replace(/(<c r="C\d+"(?![^>]* t=)[^>]*>)<v>8<\/v>/, '$1<v>80</v>'),
    );
    expect((await verifier.verify(path)).differences).toEqual([
      { code: 'figure', run: 1, sheet: '汇总', row: null, column: '最高分', workbook: 99, database: 92.5 },
      { code: 'figure', run: 1, sheet: '汇总', row: '合计', column: '条数', workbook: 80, database: 8 },
    ]);
  });

  it('names a changed time and a changed text', async () => {
    const path = await write();
    await editPart(path, CALLS, (xml) => xml.replace(/<v>(46300\.\d*|46300)<\/v>/, '<v>46299.5</v>'));
    await editPart(path, 'xl/sharedStrings.xml', (xml) => xml.replace('N0003', 'N0009'));
    expect((await verifier.verify(path)).differences).toEqual([
      { code: 'figure', run: 1, sheet: '汇总', row: '0003', column: '姓名', workbook: 'N0009', database: 'N0003' },
      {
        code: 'figure',
        run: 1,
        sheet: '明细',
        row: 'E1',
        column: '通话时间',
        workbook: '2026-10-04 12:00:00',
        database: '2026-10-05 12:00:00',
      },
    ]);
  });

  it('still matches when only its rows were sorted', async () => {
    const path = await write();
    await editPart(path, CALLS, (xml) => swapRows(xml, 8, 11));
    expect(await verifier.verify(path)).toMatchObject({ matches: true, differences: [] });
  });

  it('still matches when the columns for it were filled in by hand', async () => {
    const path = await write();
    await editPart(path, SUMMARY, (xml) =>
      xml.replace(/(<c r="E(\d+)"[^>]*?)(?:\/>|><\/c>| t="s"><v>\d+<\/v><\/c>)(?=<\/row>)/, '$1 t="inlineStr"><is><t>已辅导</t></is></c>'),
    );
    expect((await verifier.verify(path)).differences).toEqual([]);
  });

  it('names the row that was taken out of a streamed file, and the figure that was changed in it', async () => {
    const path = await write({ report: 'raw-calls' });
    await editPart(path, SUMMARY, (xml) =>
      xml.replace(/<row r="5"[^>]*>.*?<\/row>/s, '').replace(/(<row r="9".*?)<v>90<\/v>/s, '$1<v>91</v>'),
    );
    expect((await verifier.verify(path)).differences).toEqual([
      { code: 'figure', run: 1, sheet: '质检记录', row: 'E1', column: '得分', workbook: 91, database: 90 },
      { code: 'row_missing', run: 1, sheet: '质检记录', row: 'E1', column: null, workbook: null, database: 'E1' },
    ]);
  });

  it('names the column that is gone', async () => {
    const path = await write();
    await editPart(path, 'xl/sharedStrings.xml', (xml) => xml.replace('<t>质检均分</t>', '<t>我的均分</t>'));
    expect((await verifier.verify(path)).differences).toContainEqual({
      code: 'column',
      run: 1,
      sheet: '汇总',
      row: null,
      column: '质检均分',
      workbook: null,
      database: '质检均分',
    });
  });
});

describe('a workbook of an older run', () => {
  beforeEach(() => {
    spoiled = true;
  });

  it('matches while the newer run says the same', async () => {
    const path = await write();
    await house.closeAgain('nothing new');
    expect(await verifier.verify(path)).toMatchObject({ run: 1, newestRun: 2, matches: true, differences: [] });
  });

  it('names the figures that the newer run has otherwise', async () => {
    const [mine, others] = [await write(), await write({ teamCode: 'C3' })];
    await house.restate('E5', 9000);
    const { matches, newestRun, differences } = await verifier.verify(mine);
    expect({ matches, newestRun }).toEqual({ matches: false, newestRun: 2 });
    expect(differences).toContainEqual({
      code: 'newer_run',
      run: 2,
      sheet: '汇总',
      row: '0002',
      column: '质检均分',
      workbook: 82.4,
      database: 84.9,
    });
    // A team that the restatement did not touch still has the right workbook.
    expect(await verifier.verify(others)).toMatchObject({ newestRun: 2, matches: true });
  });
});

describe('the run of a workbook', () => {
  it('must be the one in the database: another centre’s month of the same name is told apart', async () => {
    const path = await write();
    await editPart(path, 'docProps/custom.xml', (xml) => xml.replace(/(name="checksum".*?<vt:lpwstr>)[^<]*/s, '$1abc'));
    expect((await verifier.verify(path)).differences).toEqual([expect.objectContaining({ code: 'checksum', workbook: 'abc' })]);
  });

  it('must still have the figures it was closed with', async () => {
    const path = await write();
    spoiled = true;
    await database.dataSource.query(`update agent_scorecard set composite_bp = 1 where employee_no = '0005'`);
    expect((await verifier.verify(path)).differences).toEqual([expect.objectContaining({ code: 'run_altered', run: 1 })]);
  });
});

describe('a file that cannot be verified', () => {
  it('is refused in a sentence', async () => {
    const path = join(house.folder, 'other.xlsx');
    await expect(verifier.verify(path)).rejects.toMatchObject({ code: 'report.file_missing' });
    await writeFile(path, 'no workbook');
    await expect(verifier.verify(path)).rejects.toMatchObject({ code: 'report.not_a_workbook' });
    const parts = unzipSync(await readFile(await write()));
    await writeFile(
      path,
      zipSync({
        ...parts,
        'docProps/custom.xml': strToU8(strFromU8(parts['docProps/custom.xml']!).replace(/name="report"/, 'name="other"')),
      }),
    );
    await expect(verifier.verify(path)).rejects.toMatchObject({ code: 'reporting.not_ours' });
    const foreign = await write();
    await editPart(foreign, 'docProps/custom.xml', (xml) => xml.replace(/(name="run".*?<vt:lpwstr>)[^<]*/s, '$19'));
    await expect(verifier.verify(foreign)).rejects.toMatchObject({ code: 'scorecards.run_unknown' });
  });
});

describe('the reports of the product', () => {
  it('match as they were exported, in both languages', async () => {
    const catalogue = await loadReports();
    const own = await createTestDatabase();
    const centre = await openReportHouse(own.dataSource, catalogue);
    try {
      for (const report of catalogue.names) {
        for (const language of ['zh', 'en'] as const) {
          const { files } = await centre.module.get(ExportService).export(centre.request({ report, language, all: true }));
          for (const file of files) {
            const { differences } = await centre.module.get(VerifyService).verify(file.path);
            expect({ file: file.name, differences }).toEqual({ file: file.name, differences: [] });
          }
        }
      }
    } finally {
      await centre.close();
      await own.drop();
    }
  }, 60_000);
});
