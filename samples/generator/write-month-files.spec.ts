import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { SAMPLE_PERIOD, sampleMonthCentre } from './sample-month-centre.js';
import { monthFiles, type SampleFile } from './write-month-files.js';
import { ownLayoutFiles } from './write-own-layout.js';

const centre = sampleMonthCentre();

function contentOf(folder: string, file: SampleFile): Buffer | null {
  const path = join('samples', folder, file.name);
  return existsSync(path) ? readFileSync(path) : null;
}

async function sheetsOf(file: SampleFile | undefined): Promise<ExcelJS.Worksheet[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(file?.bytes ?? []) as unknown as ExcelJS.Buffer);
  return workbook.worksheets;
}

describe('the files in samples', () => {
  it('are what the generator writes, byte for byte, and less than 1 MB in all', async () => {
    const month = await monthFiles(centre, SAMPLE_PERIOD);
    const own = await ownLayoutFiles(centre, SAMPLE_PERIOD);
    for (const file of month) expect([file.name, contentOf('month', file)?.equals(file.bytes)]).toEqual([file.name, true]);
    for (const file of own) expect([file.name, contentOf('own-layout', file)?.equals(file.bytes)]).toEqual([file.name, true]);
    expect([...month, ...own].reduce((size, file) => size + file.bytes.length, 0)).toBeLessThan(1_000_000);
  });

  it('keep employee numbers as text, dates as dates, and the header frozen', async () => {
    const [sheet] = await sheetsOf((await monthFiles(centre, SAMPLE_PERIOD))[0]);
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(typeof sheet?.getCell('A2').value).toBe('string');
    expect(sheet?.getCell('G2').value).toBeInstanceOf(Date);
  });

  it('carry criterion names in the header of the scores', async () => {
    const [sheet] = await sheetsOf((await monthFiles(centre, SAMPLE_PERIOD))[3]);
    expect(sheet?.getRow(1).values).toEqual(expect.arrayContaining(['开头语', '核身', '工单记录', '评语']));
  });
});

describe("a centre's own evaluation sheet", () => {
  it('hides its first sheet and merges sections above criterion names', async () => {
    const [hidden, visible] = await sheetsOf((await ownLayoutFiles(centre, SAMPLE_PERIOD))[0]);
    expect([hidden?.state, visible?.state]).toEqual(['hidden', 'visible']);
    expect([visible?.getCell('H3').value, visible?.getCell('L3').value, visible?.getCell('H4').value]).toEqual([
      '服务态度',
      '服务态度',
      '开头语',
    ]);
  });

  it('names both namesakes, told apart by team, and no recording of the sample month', async () => {
    const [, sheet] = await sheetsOf((await ownLayoutFiles(centre, SAMPLE_PERIOD))[0]);
    const people: string[] = [];
    const recordings: string[] = [];
    sheet?.eachRow((row, number) => {
      if (number < 5) return;
      people.push(`${String(row.getCell(2).value)}/${String(row.getCell(3).value).replaceAll(/\s/g, '')}`);
      recordings.push(String(row.getCell(4).value));
    });
    const names = people.map((person) => person.split('/')[1]);
    expect(new Set(people).size).toBe(people.length);
    expect(new Set(names).size).toBe(people.length - 1);
    expect(recordings.every((recording) => recording.startsWith('LS'))).toBe(true);
  });
});
