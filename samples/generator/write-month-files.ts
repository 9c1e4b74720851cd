import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gb18030Csv, utf8Csv } from './encode-csv.js';
import type { SampleCentre } from './generate-centre.js';
import { generateMonth } from './generate-month.js';
import { rosterOfMonth } from './sample-roster.js';
import type { SampleTable } from './sample-table.js';
import { tableWorkbook } from './stable-workbook.js';

export interface SampleFile {
  name: string;
  bytes: Uint8Array;
}

/** The same table with criterion names in the header instead of codes, as trainers write their sheets. */
function withCriterionNames(table: SampleTable, centre: SampleCentre): SampleTable {
  const names = new Map(centre.formVersions.flatMap((form) => form.criteria.map((item) => [item.code, item.name] as const)));
  return { ...table, headers: table.headers.map((header) => names.get(header) ?? header) };
}

/** One month as the files a centre would upload; enough for an empty database to close that month. */
export async function monthFiles(centre: SampleCentre, period: string): Promise<SampleFile[]> {
  const month = generateMonth(centre, period);
  const [inbound, outbound] = month.evaluations.map((table) => withCriterionNames(table, centre));
  const forms = { ...(centre.forms[0] as SampleTable), rows: centre.forms.flatMap((table) => table.rows) };
  const roster = rosterOfMonth(centre.people, centre.teams, period);
  return [
    { name: '员工名单.xlsx', bytes: await tableWorkbook('员工名单', roster) },
    { name: '评分表.xlsx', bytes: await tableWorkbook('评分表', forms) },
    { name: '通话清单.csv', bytes: utf8Csv(month.calls) },
    { name: '质检成绩-呼入.xlsx', bytes: await tableWorkbook('呼入质检', inbound as SampleTable) },
    { name: '质检成绩-呼出.xlsx', bytes: await tableWorkbook('呼出质检', outbound as SampleTable) },
    { name: '考试成绩.xlsx', bytes: await tableWorkbook('考试成绩', month.examResults) },
    { name: '投诉表扬.xlsx', bytes: await tableWorkbook('投诉表扬', month.cases) },
    { name: '绩效指标.csv', bytes: gb18030Csv(month.metrics) },
  ];
}

/** Writes files into a folder, which is made when absent. Returns their names and sizes in bytes. */
export async function writeFiles(folder: string, files: readonly SampleFile[]): Promise<{ name: string; size: number }[]> {
  await mkdir(folder, { recursive: true });
  for (const file of files) await writeFile(join(folder, file.name), file.bytes);
  return files.map((file) => ({ name: file.name, size: file.bytes.length }));
}
