import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable, type WritableOptions } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { readXlsx } from 'hucre/xlsx';
import { checkWorkbookPackage } from '../testing/check-workbook-package.js';
import { schemasAtHand, validateAgainstXsd } from '../testing/validate-against-xsd.js';
import { readCustomProperties } from './read-properties.js';
import { streamCsv, streamWorkbook, type StreamedWorkbook, type RowStream } from './stream-rows.js';
import type { CellValue } from './workbook-model.js';

const workbook: StreamedWorkbook = {
  language: 'zh',
  title: '质检原始数据 2026年10月',
  sheetName: '质检明细',
  columns: [
    { title: '质检编号', kind: 'text' },
    { title: '得分', kind: 'score' },
    { title: '质检时间', kind: 'datetime' },
    { title: '评语', kind: 'text' },
  ],
  about: [{ label: '期间', value: '2026年10月' }],
  custom: { report: 'raw-evaluations', period: '2026-10', run: '1' },
};

function* rows(count: number): Generator<CellValue[]> {
  for (let at = 0; at < count; at += 1) yield [`00${at}`, 90.5, new Date('2026-10-05T00:30:00Z'), at % 2 === 0 ? '=1+1' : null];
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stream-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function csv(source: RowStream): Promise<string> {
  const out = new PassThrough();
  const text = buffer(out);
  await streamCsv(out, workbook, source);
  out.end();
  return (await text).toString('utf8');
}

describe('a streamed workbook', () => {
  const whereSchemas = schemasAtHand() ? it : it.skip;

  it('goes on in a new sheet past the row limit, with the header again and nothing lost', async () => {
    const path = join(folder, 'raw.xlsx');
    expect(await streamWorkbook(path, workbook, rows(25), { rowsPerSheet: 11 })).toEqual({ rows: 25, sheets: 3 });
    const bytes = await readFile(path);
    expect(checkWorkbookPackage(bytes)).toEqual([]);
    const read = await readXlsx(bytes);
    expect(read.sheets.map((sheet) => [sheet.name, sheet.rows.length])).toEqual([
      ['质检明细', 11],
      ['质检明细_2', 11],
      ['质检明细_3', 6],
      ['说明', 2],
    ]);
    expect(read.sheets[2]!.rows[5]!.slice(0, 2)).toEqual(['0024', 90.5]);
    expect(await readCustomProperties(path)).toEqual(workbook.custom);
  });

  it('that fits exactly has one sheet, and one without rows still has its header', async () => {
    const path = join(folder, 'raw.xlsx');
    expect(await streamWorkbook(path, workbook, rows(10), { rowsPerSheet: 11 })).toEqual({ rows: 10, sheets: 1 });
    expect(await streamWorkbook(path, workbook, rows(0))).toEqual({ rows: 0, sheets: 1 });
    expect(checkWorkbookPackage(await readFile(path))).toEqual([]);
  });

  whereSchemas('is valid part by part against the ECMA-376 schemas (skipped where ../shared/xsd is absent)', async () => {
    const path = join(folder, 'raw.xlsx');
    await streamWorkbook(path, workbook, rows(30), { rowsPerSheet: 11 });
    expect(validateAgainstXsd(await readFile(path))).toEqual([]);
  });

  it('leaves nothing behind when the rows fail in the middle, and closes their source', async () => {
    let closed = false;
    async function* failing(): AsyncGenerator<CellValue[]> {
      try {
        yield* rows(5000);
        throw new Error('the connection was lost');
      } finally {
        closed = true;
      }
    }
    await expect(streamWorkbook(join(folder, 'raw.xlsx'), workbook, failing())).rejects.toThrow('the connection was lost');
    expect(await readdir(folder)).toEqual([]);
    expect(closed).toBe(true);
  });

  it('closes its source of rows when what takes the bytes fails', async () => {
    let closed = false;
    function* source(): Generator<CellValue[]> {
      try {
        yield* rows(100_000);
      } finally {
        closed = true;
      }
    }
    let taken = 0;
    const write: WritableOptions['write'] = (bytes: Buffer, _encoding, done) =>
      done((taken += bytes.length) > 20_000 ? new Error('the disk is full') : null);
    const full = new Writable({ highWaterMark: 16, write });
    await expect(streamWorkbook(full, workbook, source())).rejects.toThrow('the disk is full');
    expect(closed).toBe(true);
  });

  it('lets go of a stream of rows that it could not even begin to write', async () => {
    const source = Readable.from(rows(10));
    await expect(streamWorkbook(join(folder, 'none', 'raw.xlsx'), workbook, source)).rejects.toMatchObject({
      key: 'report.folder_missing',
    });
    expect(source.destroyed).toBe(true);
  });

  it('lets timers run while it writes', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await streamWorkbook(join(folder, 'raw.xlsx'), workbook, rows(40_000));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });

  it('stops when it is cancelled', async () => {
    const signal = AbortSignal.abort(new Error('cancelled'));
    await expect(streamWorkbook(join(folder, 'raw.xlsx'), workbook, rows(2000), { signal })).rejects.toThrow('cancelled');
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a streamed csv', () => {
  it('begins with a byte order mark and writes the wall clock of the centre', async () => {
    expect(await csv(rows(1))).toBe("\ufeff质检编号,得分,质检时间,评语\r\n000,90.5,2026-10-05 08:30,'=1+1\r\n");
  });

  it('disarms every text that a program would take for a formula, and no figure', async () => {
    const starts = ['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠'];
    for (const start of starts) expect((await csv([[`${start}1`, -1.5, null, '']])).split('\r\n')[1]).toMatch(/^"?'.*,-1\.5,,$/s);
  });

  it('quotes commas, quotes and line breaks', async () => {
    expect((await csv([['a,b', 1, null, '他说"好"\n走了']])).split('\r\n')[1]).toBe('"a,b",1,,"他说""好""\n走了"');
  });
});
