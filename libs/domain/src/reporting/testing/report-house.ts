import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { DataSource } from 'typeorm';
import { DatabaseModule } from '@platform/database/database.module.js';
import { ReportCatalogue } from '@platform/report/report-catalogue.js';
import { CloseService } from '../../scorecards/close.service.js';
import { openHouse, type FactWriter } from '../../scorecards/testing/scorecard-house.js';
import type { ExportRequest } from '../export.service.js';
import { ReportingModule } from '../reporting.module.js';

/** Services of reporting over reports for tests, and a closed month: two teams of one supervisor, a third without. */
export interface ReportHouse {
  module: TestingModule;
  facts: FactWriter;
  /** A folder of its own. */
  folder: string;
  request(more?: Partial<ExportRequest>): ExportRequest;
  closeAgain(reason: string): Promise<void>;
  /** Closes the month anew after a score was changed, as an appeal does. */
  restate(evaluationNo: string, finalBp: number): Promise<void>;
  close(): Promise<void>;
}

export async function openReportHouse(dataSource: DataSource, catalogue: ReportCatalogue): Promise<ReportHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'export-'));
  const { module: house, facts } = await openHouse(dataSource);
  const module = await Test.createTestingModule({ imports: [DatabaseModule.forConnection(dataSource), ReportingModule] })
    .overrideProvider(ReportCatalogue)
    .useValue(catalogue)
    .compile();
  await writeMonth(facts);
  const closing = house.get(CloseService);
  await closing.close({ periodId: '2026-10', actor: 'test' });
  const closeAgain = async (reason: string) => void (await closing.close({ periodId: '2026-10', actor: 'test', reason }));
  return {
    module,
    facts,
    folder,
    request: (more = {}) => ({
      report: 'team-cards',
      periodId: '2026-10',
      teamCode: null,
      all: false,
      run: null,
      directory: folder,
      language: 'zh',
      actor: 'test',
      ...more,
    }),
    closeAgain,
    restate: async (evaluationNo, finalBp) => {
      await facts.revise(evaluationNo, finalBp);
      await closeAgain('appeal');
    },
    close: async () => {
      await module.close();
      await house.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function writeMonth(facts: FactWriter): Promise<void> {
  await facts.form();
  for (const code of ['A1', 'B/2', 'C3']) await facts.team(code, `客服${code}`);
  await facts.person('8001', { post: 'shift_supervisor' });
  await facts.supervises('8001', 'A1', '2026-01-01');
  await facts.supervises('8001', 'B/2', '2026-01-01');
  const members: [string, string][] = [
    ['0001', 'A1'],
    ['0002', 'A1'],
    ['0003', 'A1'],
    ['0004', 'B/2'],
    ['0005', 'C3'],
  ];
  for (const [no, team] of members) {
    await facts.person(no);
    await facts.member(no, team, '2026-01-01');
  }
  await facts.evaluations('0001', '2026-10-05', [9000, 9500, 9000, 9500]);
  await facts.evaluations('0002', '2026-10-06', [8000, 8150, 7920, 8888]);
  await facts.evaluations('0004', '2026-10-07', [8800, 9100]);
  await facts.evaluations('0005', '2026-10-08', [6000]);
}

/** Changes one part of a workbook, as an editor would. */
export async function editPart(path: string, part: string, change: (xml: string) => string): Promise<void> {
  const parts = unzipSync(await readFile(path));
  const before = strFromU8(parts[part]!);
  const after = change(before);
  if (after === before) throw new Error(`Nothing was changed in ${part}`);
  await writeFile(path, zipSync({ ...parts, [part]: strToU8(after) }));
}

/** Exchanges two rows of a sheet, as sorting does. */
export function swapRows(xml: string, first: number, second: number): string {
  const content = (row: number) => {
    const found = new RegExp(`<row r="${row}"[^>]*>(.*?)</row>`, 's').exec(xml);
    if (found === null) throw new Error(`There is no row ${row}`);
    return found;
  };
  const moved = (cells: string, to: number) => cells.replace(/(<c r="[A-Z]+)\d+"/g, `$1${to}"`);
  const [one, other] = [content(first), content(second)];
  return xml
    .replace(one[0], () => one[0].replace(one[1]!, () => moved(other[1]!, first)))
    .replace(other[0], () => other[0].replace(other[1]!, () => moved(one[1]!, second)));
}
