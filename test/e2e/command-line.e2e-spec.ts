import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { buildProduct, repository, runFairmark, type Ran } from '../support/fairmark-process.js';

const month = (file: string): string => join(repository, 'samples/month', file);
const PERIOD = '2026-10';

/** One sentence: one line, and something in it. */
const ONE_SENTENCE = /^[^\n]+\n$/;

let home: string;
let batches: Record<string, number>;

async function fairmark(...words: string[]): Promise<Ran> {
  return runFairmark(home, words);
}

/** Runs a command that must succeed with --json, and gives its document. */
async function json<Document>(...words: string[]): Promise<Document> {
  const ran = await fairmark(...words, '--json');
  expect(ran).toMatchObject({ status: 0, stderr: '' });
  return JSON.parse(ran.stdout) as Document;
}

function expectRefusal(ran: Ran, status: 1 | 2 | 143, words: RegExp): void {
  expect(ran).toMatchObject({ status, stderr: expect.stringMatching(ONE_SENTENCE) });
  expect(ran.stderr).toMatch(words);
}

interface ImportDocument {
  accepted: boolean;
  files: {
    file: string;
    batch: number | null;
    rows_read: number;
    rows_imported: number;
    rows_unchanged: number;
    rows_failed: number;
    problems: { sheet: string; row: number; column: string; value: string; message: string }[];
  }[];
}

interface AgentCard {
  employee_no: string;
  status: string;
  evaluations_counted: number;
  pass_count: number;
  pass_rate: number | null;
  qa_score: number | null;
  exam_score: number | null;
  workload_score: number | null;
  attendance_score: number | null;
  complaint_points: number;
  commendation_points: number;
  composite: number | null;
  grade: string | null;
  rank_center: number | null;
}

interface ScorecardDocument {
  period: string;
  run: number;
  scheme: string;
  as_of: string;
  checksum: string;
  agents: AgentCard[];
  teams: { team_code: string; qa_score: number | null }[];
  team_leaders: unknown[];
  difference?: {
    inputs: { facts: { kind: string; employee_no: string }[] };
    scores: { subject: string; figure: string }[];
  } | null;
}

/** Half-up on hundredths, as with a calculator that rounds exact decimals. */
function halfUp(hundredths: number): number {
  return Math.floor(Number(hundredths.toFixed(6)) + 0.5) / 100;
}

beforeAll(async () => {
  await buildProduct();
  home = await mkdtemp(join(tmpdir(), 'fairmark-cli-'));
  // mkdtemp makes 0700; here the server's user may pass, so that the data stay in the folder that is removed afterwards.
  await chmod(home, 0o755);
  batches = {};
}, 120_000);

afterAll(async () => {
  await rm(home, { recursive: true, force: true });
});

describe('a wrong command line', () => {
  it.each([
    [['improt', 'roster', 'a.xlsx'], /import/],
    [['import', 'rooster', 'a.xlsx'], /rooster/],
    [['import', 'roster'], /file/],
    [['close', PERIOD, '--why', 'x'], /--why/],
    [['template', 'roster', '--lang', 'fr'], /fr/],
    [['explain', PERIOD], /employee number/],
  ])('%j exits with 2 and one sentence', async (words, sentence) => {
    const ran = await fairmark(...words);
    expectRefusal(ran, 2, sentence);
    expect(ran.stdout).toBe('');
  });

  it('help is there in both languages', async () => {
    expect((await runFairmark(home, ['--help'])).stdout).toMatch(/Commands:[\s\S]*import files/);
    const chinese = await runFairmark(home, ['close', '--help'], { environment: { FAIRMARK_LANG: 'zh' } });
    expect(chinese).toMatchObject({ status: 0, stderr: '' });
    expect(chinese.stdout).toContain('计算成绩单');
  });
});

describe("a centre's month from its files", () => {
  it.each([
    ['roster', ['员工名单.xlsx']],
    ['forms', ['评分表.xlsx']],
    ['calls', ['通话清单.csv']],
    ['evaluations', ['质检成绩-呼入.xlsx', '质检成绩-呼出.xlsx']],
    ['exam-results', ['考试成绩.xlsx']],
    ['cases', ['投诉表扬.xlsx']],
    ['metrics', ['绩效指标.csv']],
  ])(
    '%s comes in whole, into an empty folder',
    async (kind, files) => {
      const document = await json<ImportDocument>('import', kind, ...files.map(month));
      expect(document.accepted).toBe(true);
      expect(document.files.map((file) => file.file)).toEqual(files);
      for (const file of document.files) {
        expect(file.rows_read).toBeGreaterThan(0);
        expect(file).toMatchObject({ rows_imported: file.rows_read, rows_unchanged: 0, rows_failed: 0, problems: [] });
        batches[file.file] = file.batch ?? 0;
      }
    },
    60_000,
  );

  it('importing a file again changes nothing', async () => {
    const { files } = await json<ImportDocument>('import', 'evaluations', month('质检成绩-呼出.xlsx'));
    expect(files[0]).toMatchObject({ batch: null, rows_imported: 0, rows_failed: 0, rows_unchanged: files[0]?.rows_read });
  }, 60_000);

  it('a bad row keeps its file out, every problem is told, and the rows come back in a workbook', async () => {
    const file = join(home, 'cases.csv');
    const good = 'BY-T1,表扬,2026-10-09 10:00,,来电致谢';
    await writeFile(
      file,
      `编号,类型,受理时间,工号,内容\n${good}\nTS-T2,投诉,2026-10-09 11:00,99999,态度\nTS-T3,吐槽,2026-10-09 12:00,,态度\n`,
    );
    const ran = await fairmark('import', 'cases', file, '--errors', 'bad.xlsx');
    expectRefusal(ran, 1, /2/);
    expect(ran.stdout).toMatch(/3 rows read, 0 imported, 0 unchanged, 2 failed/);
    expect(ran.stdout).toContain('“99999”');
    expect(ran.stdout).toContain('“吐槽”');
    expect(existsSync(join(home, 'bad.xlsx'))).toBe(true);

    const refused = await fairmark('import', 'cases', file, '--json');
    expectRefusal(refused, 1, /2/);
    const document = JSON.parse(refused.stdout) as ImportDocument;
    expect(document).toMatchObject({ accepted: false, files: [{ batch: null, rows_imported: 0, rows_failed: 2 }] });
    expect(document.files[0]?.problems.map((problem) => problem.row)).toEqual([3, 4]);

    const skipped = await json<ImportDocument>('import', 'cases', file, '--skip-bad');
    expect(skipped.files[0]).toMatchObject({ rows_read: 3, rows_imported: 1, rows_failed: 2 });
    batches['skipped'] = skipped.files[0]?.batch ?? 0;
  }, 60_000);

  it('a dry run writes nothing', async () => {
    const file = join(home, 'one.csv');
    await writeFile(file, '编号,类型,受理时间,工号,内容\nBY-T9,表扬,2026-10-09 10:00,,来电致谢\n');
    const once = await json<ImportDocument>('import', 'cases', file, '--dry-run');
    expect(once.files[0]).toMatchObject({ rows_imported: 1, batch: null });
    const again = await json<ImportDocument>('import', 'cases', file, '--dry-run');
    expect(again.files[0]).toMatchObject({ rows_imported: 1, batch: null });
  }, 60_000);

  it('an import can be taken back, once', async () => {
    expect(await fairmark('revert', String(batches['skipped']))).toMatchObject({ status: 0, stderr: '' });
    expectRefusal(await fairmark('revert', String(batches['skipped'])), 1, new RegExp(String(batches['skipped'])));
    expectRefusal(await fairmark('revert', 'abc'), 1, /abc/);
  }, 60_000);

  it('a file that is not there is one sentence', async () => {
    const ran = await fairmark('import', 'roster', 'nowhere.xlsx', '--json');
    expectRefusal(ran, 1, /nowhere\.xlsx/);
    expect(ran.stdout).toBe('');
  });

  it('a template is never written over a file that is there', async () => {
    expect(await fairmark('template', 'evaluations', '--out', 'form.xlsx')).toMatchObject({ status: 0, stderr: '' });
    expectRefusal(await fairmark('template', 'evaluations', '--out', 'form.xlsx'), 1, /form\.xlsx/);
  }, 60_000);
});

describe('closing a month', () => {
  let first: ScorecardDocument;

  it('there is nothing to show before it', async () => {
    expectRefusal(await fairmark('scorecards', PERIOD), 1, /close/);
  }, 60_000);

  it('makes run 1 with a card for every agent, and prints the teams', async () => {
    const ran = await fairmark('close', PERIOD);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(ran.stdout).toContain('run 1');
    first = await json<ScorecardDocument>('scorecards', PERIOD);
    expect(first).toMatchObject({ period: PERIOD, run: 1, scheme: 'AGENT-STD', checksum: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(first.agents.length).toBeGreaterThanOrEqual(60);
    expect(first.teams.length).toBe(6);
    for (const team of first.teams) expect(ran.stdout).toContain(`${team.team_code} `);
  }, 60_000);

  it('every composite follows from the printed parts', () => {
    for (const card of first.agents) {
      const parts = [
        { weight: 50, value: card.qa_score },
        { weight: 20, value: card.exam_score },
        { weight: 20, value: card.workload_score },
        { weight: 10, value: card.attendance_score },
      ].filter((part): part is { weight: number; value: number } => part.value !== null);
      if (parts.length === 0) {
        expect(card).toMatchObject({ composite: null, status: 'no_data' });
        continue;
      }
      const hundredths = parts.reduce((sum, part) => sum + part.weight * Math.round(part.value * 100), 0);
      const weighted = halfUp(hundredths / parts.reduce((sum, part) => sum + part.weight, 0));
      const composite = Math.min(Math.max(weighted - card.complaint_points + card.commendation_points, 0), 105);
      expect(card.composite).toBeCloseTo(composite, 6);
    }
  });

  it('closing again asks why', async () => {
    expectRefusal(await fairmark('close', PERIOD), 1, /--reason/);
  }, 60_000);

  it('publishing shows the checks, and names what has to be accepted', async () => {
    const ran = await fairmark('publish', PERIOD);
    expectRefusal(ran, 1, /--accept [a-z_,]+/);
    expect(ran.stdout).toMatch(/under_quota +\d+/);
    const accept = /--accept ([a-z_,]+)/.exec(ran.stderr)?.[1] ?? '';
    const published = await json<{ state: string; run: number; accepted: string[] }>('publish', PERIOD, '--accept', accept);
    expect(published).toMatchObject({ state: 'locked', run: 1 });
    expect(published.accepted.toSorted()).toEqual(accept.split(',').toSorted());
    expectRefusal(await fairmark('publish', PERIOD), 1, /Run 1 of 2026-10/);
  }, 60_000);
});

describe('explaining a figure', () => {
  interface Explained {
    counted: { evaluation_no: string; final_score: number }[];
    qa: { n: number; sum: number; mean: number };
    rates: { figure: string; count: number; of: number; rate: number }[];
    composite: { components: { weight: number; value: number | null }[]; weighted: number; composite: number };
  }

  it('a card comes out of its evaluations and parts with a calculator', async () => {
    const { agents } = await json<ScorecardDocument>('scorecards', PERIOD);
    const card = agents.find((one) => one.status === 'ranked' && one.commendation_points > 0) as AgentCard;
    const explained = await json<Explained>('explain', PERIOD, card.employee_no);
    const sum = explained.counted.reduce((total, one) => total + Math.round(one.final_score * 100), 0);
    expect(explained.qa).toMatchObject({ n: card.evaluations_counted, sum: sum / 100, mean: halfUp(sum / explained.counted.length) });
    expect(explained.qa.mean).toBe(card.qa_score);
    expect(explained.rates.find((rate) => rate.figure === 'pass_rate')).toMatchObject({
      count: card.pass_count,
      of: card.evaluations_counted,
      rate: card.pass_rate,
    });
    expect(explained.composite.composite).toBe(card.composite);
    const text = await fairmark('explain', PERIOD, card.employee_no);
    expect(text).toMatchObject({ status: 0, stderr: '' });
    for (const one of explained.counted) expect(text.stdout).toContain(one.evaluation_no);
    expect(text.stdout).toContain(`Composite ${card.composite?.toFixed(2)}`);
  }, 60_000);

  it("an evaluation's shares sum to its raw score", async () => {
    const { agents } = await json<ScorecardDocument>('scorecards', PERIOD);
    const { counted } = await json<Explained>('explain', PERIOD, agents[0]?.employee_no ?? '');
    const explained = await json<{
      criteria: { share: number }[];
      lines: { share: number | null }[];
      raw_score: number;
      final_score: number;
      reproduced: boolean;
      arithmetic: string;
    }>('explain', counted[0]?.evaluation_no ?? '');
    const shares = [...explained.criteria, ...explained.lines].reduce((sum, part) => sum + Math.round((part.share ?? 0) * 100), 0);
    expect(shares).toBe(Math.round(explained.raw_score * 100));
    expect(explained).toMatchObject({ reproduced: true, final_score: counted[0]?.final_score });
    const text = await fairmark('explain', counted[0]?.evaluation_no ?? '');
    expect(text.stdout).toContain(explained.arithmetic);
  }, 60_000);

  it('someone without a card, and an evaluation that is not there, are one sentence', async () => {
    expectRefusal(await fairmark('explain', PERIOD, 'nobody'), 1, /nobody/);
    expectRefusal(await fairmark('explain', 'QC-none'), 1, /QC-none/);
  }, 60_000);
});

describe('a locked month', () => {
  let changed: string;
  let whom: string;

  /** The month's key figures with half the calls of one ranked agent. */
  beforeAll(async () => {
    const { agents } = await json<ScorecardDocument>('scorecards', PERIOD);
    const rankedAgents = new Set(agents.flatMap((card) => (card.status === 'ranked' ? [card.employee_no] : [])));
    const text = new TextDecoder('gb18030').decode(await readFile(month('绩效指标.csv')));
    const [header = [], ...rows] = text.split(/\r?\n/).map((line) => line.split(','));
    const person = header.indexOf('工号');
    const answered = header.findIndex((column) => /接听量|接通量/.test(column));
    const row = rows.find((cells) => rankedAgents.has(cells[person] ?? '') && Number(cells[answered]) > 100) ?? [];
    whom = row[person] ?? '';
    row[answered] = String(Math.round(Number(row[answered]) / 2));
    changed = join(home, 'metrics.csv');
    await writeFile(changed, [header, ...rows].map((cells) => cells.join(',')).join('\r\n'));
  }, 60_000);

  it('is not changed by an import or a revert', async () => {
    expectRefusal(await fairmark('import', 'metrics', changed), 1, /--restate/);
    expectRefusal(await fairmark('revert', String(batches['投诉表扬.xlsx'])), 1, /2026-10/);
  }, 60_000);

  it('is restated with a reason, and the difference is on show', async () => {
    const restated = await json<ImportDocument>('import', 'metrics', changed, '--restate', 'wrong count of calls');
    expect(restated.files[0]).toMatchObject({ rows_imported: 1 });
    const second = await json<ScorecardDocument>('close', PERIOD, '--reason', 'wrong count of calls');
    expect(second.run).toBe(2);
    expect(second.difference?.inputs.facts.map((fact) => [fact.kind, fact.employee_no])).toEqual([['workload', whom]]);
    expect(second.difference?.scores.some((change) => change.subject === whom && change.figure === 'workload_score')).toBe(true);
    const before = await json<ScorecardDocument>('scorecards', PERIOD, '--run', '1');
    expect(before.run).toBe(1);
    expect(before.checksum).not.toBe(second.checksum);
    expect((await json<{ run: number }>('explain', PERIOD, whom, '--run', '1')).run).toBe(1);
  }, 90_000);

  it('a run that computes the same figures has the same checksum', async () => {
    const third = await json<ScorecardDocument>('close', PERIOD, '--reason', 'once more');
    const second = await json<ScorecardDocument>('scorecards', PERIOD, '--run', '2');
    expect(third).toMatchObject({ run: 3, checksum: second.checksum });
    expectRefusal(await fairmark('scorecards', PERIOD, '--run', '9'), 1, /9/);
  }, 60_000);
});

describe('workbooks', () => {
  it('are exported for every team, and match the database until someone changes it', async () => {
    const { agents } = await json<ScorecardDocument>('scorecards', PERIOD);
    expect(agents.length).toBeGreaterThan(0);
    const ran = await fairmark('export', 'team-monthly', '--period', PERIOD, '--all', '--out', 'reports');
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    const files = await readdir(join(home, 'reports'));
    expect(files).toHaveLength(6);
    for (const file of files) expect(file).toMatch(/^team-monthly_2026-10_.+_zh\.xlsx$/);
    expect(await fairmark('verify', join('reports', files[0] ?? ''))).toMatchObject({ status: 0, stderr: '' });
    await fairmark('export', 'team-monthly', '--period', PERIOD, '--all', '--out', 'first', '--run', '1');
    const verdicts = await Promise.all((await readdir(join(home, 'first'))).map((file) => fairmark('verify', join('first', file))));
    expect(verdicts.some((verdict) => verdict.status === 1)).toBe(true);
    for (const verdict of verdicts.filter((one) => one.status === 1)) expect(verdict.stderr).toMatch(ONE_SENTENCE);
  }, 180_000);

  it('of one’s own are filled in, and one with a name that nobody knows is told its cell', async () => {
    const own = async (file: string, figure: string) => {
      const book = new ExcelJS.Workbook();
      const sheet = book.addWorksheet('月报');
      sheet.getCell('A1').value = '{{班组编码}} {{周期}}';
      sheet.getRow(2).values = ['{{工号}}', figure];
      await book.xlsx.writeFile(join(home, file));
    };
    const { agents, teams } = await json<ScorecardDocument>('scorecards', PERIOD);
    await own('MY.xlsx', '{{qa_score}}');
    const { files } = await json<{ files: { path: string }[] }>(
      'export',
      '--layout',
      'MY.xlsx',
      '--period',
      PERIOD,
      '--all',
      '--out',
      'own',
    );
    expect(files).toHaveLength(teams.length);
    const book = new ExcelJS.Workbook();
    const written = new Map<unknown, unknown>();
    for (const { path } of files) {
      await book.xlsx.readFile(path);
      book.getWorksheet('月报')!.eachRow((row, at) => at > 1 && written.set(row.getCell(1).value, row.getCell(2).value));
    }
    for (const { employee_no: no, qa_score: score } of agents) expect([no, written.get(no)]).toEqual([no, score ?? '—']);
    await own('BAD.xlsx', '{{qa_scorre}}');
    const bad = await fairmark('export', '--layout', 'BAD.xlsx', '--period', PERIOD, '--out', 'own');
    expectRefusal(bad, 1, /“月报”B2.*“qa_scorre”/);
    expectRefusal(await fairmark('export', 'team-monthly', '--layout', 'MY.xlsx', '--period', PERIOD, '--out', 'own'), 2, /--layout/);
  }, 180_000);
});

it('makes the first administrator with a password to hand over, once, and anew when told to', async () => {
  interface Made {
    employee_no: string;
    name: string;
    roles: string[];
    temporary_password: string;
  }
  const made = await json<Made>('create-admin', '９001', '--name', 'Chen Jing');
  expect(made).toMatchObject({ employee_no: '9001', name: 'Chen Jing', roles: ['admin'] });
  expect(made.temporary_password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
  expectRefusal(await fairmark('create-admin', '9001'), 1, /9001/);
  const again = await fairmark('create-admin', '9001', '--reset');
  expect(again).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/([a-z2-9]{4}-){3}[a-z2-9]{4}/) });
  expect(again.stdout).not.toContain(made.temporary_password);
  expectRefusal(await fairmark('create-admin', ' '), 1, /employee number/);
  expectRefusal(await fairmark('create-admin'), 2, /employee-no/);
}, 60_000);

it('an interrupted import leaves nothing behind, and the next one works', async () => {
  const count = 200_000;
  const rows = Array.from({ length: count }, (_, index) => `R${index},00103,2026-11-05 10:${String(index % 60).padStart(2, '0')},呼入`);
  const file = join(home, 'many.csv');
  await writeFile(file, `录音编号,工号,通话开始时间,方向\n${rows.join('\n')}\n`);
  const ran = await runFairmark(home, ['import', 'calls', file], { interruptWith: 'SIGTERM' });
  expectRefusal(ran, 143, /Interrupted/);
  const { files } = await json<ImportDocument>('import', 'calls', file, '--dry-run');
  expect(files[0]).toMatchObject({ rows_imported: count, rows_unchanged: 0 });
}, 120_000);
