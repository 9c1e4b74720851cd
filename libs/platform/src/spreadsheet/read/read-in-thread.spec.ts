import { fileURLToPath } from 'node:url';
import { CompiledThread } from '../../../../../test/support/compiled-thread.js';
import { readAll, refusal, ScratchFiles } from './testing/scratch-files.js';
import { buildWorkbook, simpleRows } from './testing/workbook-builder.js';
import { readSheets } from './read-sheets.js';

const PLATFORM = fileURLToPath(new URL('../../', import.meta.url));

const files = new ScratchFiles();
const reader = new CompiledThread(PLATFORM, ['errors', 'i18n', 'spreadsheet/read'], 'spreadsheet/read/reader-worker.js');
afterAll(() => {
  reader.remove();
  files.remove();
});

const workerEntry = reader.entry;
const table = (rows: number) => simpleRows(Array.from({ length: rows }, (_, row) => [`坐席${row}`, row, null, row / 4]));
const big = files.write(
  'big.xlsx',
  buildWorkbook({
    sheets: [
      { name: '一', rows: table(20_000) },
      { name: '二', rows: table(700) },
    ],
  }),
);
const threads = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort' || name === 'Worker').length;

describe('the reading thread', () => {
  it('gives what reading in this thread gives', async () => {
    expect(await readAll(big, { workerEntry })).toEqual(await readAll(big));
  });

  it('passes on a refusal as the same sentence', async () => {
    const path = files.write('quote.csv', 'a,b\n"open\n');
    const error: unknown = await readAll(path, { workerEntry }).catch((error: unknown) => error);
    expect(error).toMatchObject({
      name: 'UnreadableFileError',
      key: 'spreadsheet.csv_unclosed_quote',
      params: { file: 'quote.csv', line: 2 },
    });
  });

  it('leaves out the rest of a sheet when told so', async () => {
    const events = readSheets(big, { workerEntry, batchRows: 100 });
    const seen: string[] = [];
    let next = await events.next();
    while (!next.done) {
      const event = next.value;
      seen.push(event.type === 'sheet' ? event.name : `rows of ${event.sheet}`);
      next = await events.next(event.type === 'rows' && event.sheet === 0 ? 'skip-sheet' : undefined);
    }
    expect(seen.slice(0, 3)).toEqual(['一', 'rows of 0', '二']);
    expect(seen.slice(3).every((text) => text === 'rows of 1')).toBe(true);
  });

  it('ends when the consumer stops early', async () => {
    const before = threads();
    for await (const event of readSheets(big, { workerEntry })) {
      expect(threads()).toBeGreaterThan(before);
      if (event.type === 'rows') break;
    }
    expect(threads()).toBe(before);
  });

  it('is stopped with one sentence when it takes too long', async () => {
    expect(await refusal(readAll(big, { workerEntry, limits: { milliseconds: 1 } }))).toBe('spreadsheet.reading_took_too_long');
  });

  it('does not hold the time its consumer takes against the file', async () => {
    const path = files.write('small.xlsx', buildWorkbook({ sheets: [{ name: 'S', rows: table(3) }] }));
    const events = readSheets(path, { workerEntry, limits: { milliseconds: 2000 } });
    await events.next();
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect((await events.next()).value).toMatchObject({ type: 'rows' });
    await events.return();
  });

  it('is stopped with one sentence when it takes too much memory', async () => {
    const size = 48 << 20;
    const sheet = Buffer.concat([Buffer.from('<worksheet><sheetData><row><c t="inlineStr"><is><t>'), Buffer.alloc(size, 'ab')]);
    const path = files.write(
      'text.xlsx',
      buildWorkbook({ sheets: [{ name: 'S', rows: '' }], extra: { 'xl/worksheets/sheet1.xml': sheet } }),
    );
    const limits = { ratio: Infinity, heapMegabytes: 16 };
    expect(await refusal(readAll(path, { workerEntry, limits }))).toBe('spreadsheet.reading_took_too_much_memory');
  });

  it('that dies by itself is reported with one sentence', async () => {
    const dying = new URL('data:text/javascript,process.exit(3)');
    expect(await refusal(readAll(big, { workerEntry: dying }))).toBe('spreadsheet.reader_stopped');
  });
});
