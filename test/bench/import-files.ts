import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { streamCsv, streamWorkbook, type StreamColumn } from '@platform/spreadsheet/write/stream-rows.js';
import type { CellValue } from '@platform/spreadsheet/write/workbook-model.js';

export const ITEMS = 25;
/** Evaluations of one agent. */
const EACH = 20;
const EVALUATORS = 50;
const TEAM_SIZE = 30;

export interface ImportFiles {
  roster: string;
  forms: string;
  csv: string;
  xlsx: string;
}

/** Writes the files of one month as a centre would bring them: people, a weighted form of 25 items, and its quality sheet twice. */
export async function writeImportFiles(folder: string, evaluations: number): Promise<ImportFiles> {
  const place = (name: string) => join(folder, name);
  const files = { roster: place('roster.csv'), forms: place('forms.csv'), csv: place('evaluations.csv'), xlsx: place('evaluations.xlsx') };
  await writeFile(files.roster, lines(['工号,姓名,岗位,班组,入职日期', ...people(Math.ceil(evaluations / EACH))]));
  await writeFile(
    files.forms,
    lines(['评分表,版本,名称,评分方式,大项,评分项,评分项名称,类型,满分,步长,权重,致命,业务准确,允许不适用', ...form()]),
  );
  await streamCsv(files.csv, { language: 'zh', columns: columns('text') }, sheet(evaluations));
  const workbook = { language: 'zh' as const, title: '质检成绩', sheetName: '质检', columns: columns('datetime'), about: [], custom: {} };
  await streamWorkbook(files.xlsx, workbook, sheet(evaluations));
  return files;
}

const lines = (rows: readonly string[]): string => `${rows.join('\n')}\n`;
const agentNo = (agent: number): string => `A${String(agent).padStart(5, '0')}`;
const evaluatorNo = (evaluator: number): string => `Q${String(evaluator).padStart(3, '0')}`;
const maxPoints = (item: number): number => (item % 3 === 0 ? 10 : 5);

function people(agents: number): string[] {
  return [
    ...Array.from({ length: agents }, (_, at) => `${agentNo(at)},坐席${at},客服,T${Math.floor(at / TEAM_SIZE)},2020-01-01`),
    ...Array.from({ length: EVALUATORS }, (_, at) => `${evaluatorNo(at)},质检${at},质检培训,,2020-01-01`),
  ];
}

function form(): string[] {
  return Array.from({ length: ITEMS }, (_, at) => {
    const item = at + 1;
    const critical = item === ITEMS ? '客户' : '';
    return `BENCH,1,基准表,加权,大项${Math.ceil(item / 5)},C${item},评分项${item},打分,${maxPoints(item)},1,${(item % 4) + 1},${critical},${item < 4 ? '是' : '否'},是`;
  });
}

function columns(time: 'text' | 'datetime'): StreamColumn[] {
  const text = (title: string): StreamColumn => ({ title, kind: 'text' });
  return [
    ...['质检编号', '评分表', '录音编号', '工号'].map(text),
    { title: '通话开始时间', kind: time },
    ...['方向', '质检员工号'].map(text),
    { title: '质检时间', kind: time },
    text('抽检方式'),
    ...Array.from({ length: ITEMS }, (_, at) => text(`C${at + 1}`)),
    text('评语'),
  ];
}

function* sheet(evaluations: number): Generator<CellValue[]> {
  let seed = 12_345;
  const chance = () => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fff_ffff) / 0x7fff_ffff;
  const two = (value: number) => String(value).padStart(2, '0');
  for (let at = 0; at < evaluations; at += 1) {
    const [day, hour, minute] = [1 + Math.floor(chance() * 28), 8 + Math.floor(chance() * 12), two(Math.floor(chance() * 60))];
    const answers = Array.from({ length: ITEMS }, (_, item) => {
      const [most, drawn] = [maxPoints(item + 1), chance()];
      if (drawn < 0.03) return '不适用';
      return String(drawn < 0.8 || item + 1 === ITEMS ? most : Math.floor(chance() * (most + 1)));
    });
    const number = String(at).padStart(8, '0');
    yield [
      `E${number}`,
      'BENCH',
      `R202610${number}`,
      agentNo(Math.floor(at / EACH)),
      `2026-10-${two(day)} ${two(hour)}:${minute}:${two(at % 60)}`,
      chance() < 0.7 ? '呼入' : '呼出',
      evaluatorNo(at % EVALUATORS),
      `2026-10-${two(day + 1)} 10:${minute}:00`,
      '随机',
      ...answers,
      chance() < 0.3 ? '开头语不规范，需加强' : null,
    ];
  }
}
