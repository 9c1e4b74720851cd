import { plainCells, readAll, refusal, ScratchFiles } from '../testing/scratch-files.js';

const files = new ScratchFiles();
afterAll(() => files.remove());

async function rows(content: string | Uint8Array, name = 'a.csv'): Promise<unknown[]> {
  const [sheet] = await readAll(files.write(name, content));
  return sheet?.rows.map((row) => [row.row, ...plainCells(row)]) ?? [];
}

describe('csv', () => {
  it.each([
    ['commas and LF', 'a,b\n1,2\n'],
    ['semicolons and CR LF', 'a;b\r\n1;2'],
    ['tabs and CR', 'a\tb\r1\t2\r'],
    ['a stated separator', 'sep=;\na;b\n1;2\n'],
    ['a byte order mark', '\ufeffa,b\n1,2\n'],
    ['UTF-16', Buffer.from('\ufeffa\tb\n1\t2\n', 'utf16le')],
  ])('with %s gives the same cells', async (_, content) => {
    const found = (await rows(content)) as unknown[][];
    expect(found.map((row) => row.slice(1))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('in GB18030 is decoded', async () => {
    expect(await rows(Buffer.from('b9a4bac52cd0d5c3fb0a31303031 2cd5c5c8fd0a'.replaceAll(' ', ''), 'hex'))).toEqual([
      [1, '工号', '姓名'],
      [2, '1001', '张三'],
    ]);
  });

  it('numbers a row by the line its record starts on; empty lines count and give no row', async () => {
    expect(await rows('标题\n\n工号,评语,x\n1,"两行\n评语",\n2,"说""好""",3\n,,\n')).toEqual([
      [1, '标题'],
      [3, '工号', '评语', 'x'],
      [4, '1', '两行\n评语'],
      [6, '2', '说"好"', '3'],
    ]);
  });

  it('keeps a quote inside an unquoted field', async () => {
    expect(await rows('a,b\n5" disk,2\n')).toEqual([
      [1, 'a', 'b'],
      [2, '5" disk', '2'],
    ]);
  });

  it('reads the same however its text is cut into chunks', async () => {
    const lines = Array.from({ length: 20_000 }, (_, line) => `${line},"客服, ""${line}""\r\n好",${'甲'.repeat(line % 17)}x`);
    const found = await rows(`${lines.join('\r\n')}\r\n`);
    expect(found).toHaveLength(20_000);
    expect(found[12_345]).toEqual([24_691, '12345', '客服, "12345"\r\n好', `${'甲'.repeat(12_345 % 17)}x`]);
  });

  it.each([
    ['unclosed', 'a,b\n1,"open\n2,3\n', 'csv_unclosed_quote', 2],
    ['unclosed in a later line of a record', 'a,b\n"x\ny","open\n2,3\n', 'csv_unclosed_quote', 3],
    ['closed in the middle', 'a,b\n1,"open" here,3\n', 'csv_text_after_quote', 2],
  ])('with a quote %s is refused with its line', async (_, content, key, line) => {
    const error: unknown = await readAll(files.write('q.csv', content)).catch((error: unknown) => error);
    expect(error).toMatchObject({ key: `spreadsheet.${key}`, params: { file: 'q.csv', line } });
  });

  it('with a quote that swallows the file is refused before it fills the memory', async () => {
    const path = files.write('swallow.csv', `a,"b\n${'1,2\n'.repeat(100_000)}`);
    expect(await refusal(readAll(path, { limits: { csvRecordCharacters: 100_000 } }))).toBe('spreadsheet.csv_unclosed_quote');
  });

  it('with NUL bytes further down is refused', async () => {
    expect(await refusal(rows(Buffer.from(`a,b\n${'1,2\n'.repeat(50_000)}\0`)))).toBe('spreadsheet.not_a_table');
  });

  it('is one sheet named after the file; json is none', async () => {
    expect((await readAll(files.write('成绩.csv', 'a,b\n')))[0]?.name).toBe('成绩');
    expect(await refusal(readAll(files.write('form.json', '{}')))).toBe('spreadsheet.json_is_no_table');
  });
});
