import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ReportCatalogue } from '@platform/report/report-catalogue.js';
import { loadReports } from '@platform/report/load-reports.js';
import type { WorkbookReport } from '@platform/report/report-definition.js';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/test-database.js';
import { ExportJobService } from '../export-job.service.js';
import type { ExportJob } from '../export-job.store.js';
import { ExportService, type ExportRequest } from '../export.service.js';
import type { ExportedFile } from '../report-writer.js';
import { openReportHouse, type ReportHouse } from './report-house.js';

const REPORTS = fileURLToPath(new URL('../../../../../test/support/reports', import.meta.url));

/** What specs of exports work with. */
export class ExportDesk {
  readonly exports: ExportService;
  readonly jobs: ExportJobService;
  /** Called by the report `slow` before each of its files, with the team's code. */
  beforeFile: (code: string) => Promise<void> = async () => undefined;

  private constructor(
    readonly database: TestDatabase,
    readonly house: ReportHouse,
  ) {
    this.exports = house.module.get(ExportService);
    this.jobs = house.module.get(ExportJobService);
  }

  /** Besides the reports for tests there are `slow`, which can be stopped between two files, and `intruder`, which tries to write. */
  static async open(): Promise<ExportDesk> {
    const database = await createTestDatabase();
    const fixtures = await loadReports(REPORTS);
    const teamCards = fixtures.get('team-cards') as WorkbookReport;
    const slow: WorkbookReport = {
      ...teamCards,
      name: 'slow',
      build: async (context) => {
        await desk.beforeFile(context.subject?.code ?? '');
        return teamCards.build(context);
      },
    };
    const intruder: WorkbookReport = {
      ...teamCards,
      name: 'intruder',
      build: async (context) => {
        await context.rows('delete from metric_value', [], z.unknown());
        return teamCards.build(context);
      },
    };
    const definitions = fixtures.names.map((name) => fixtures.get(name));
    const desk = new ExportDesk(
      database,
      await openReportHouse(database.dataSource, new ReportCatalogue([...definitions, slow, intruder])),
    );
    return desk;
  }

  newFolder(): Promise<string> {
    return mkdtemp(join(this.house.folder, 'out-'));
  }

  /** Exports team cards into a folder of its own, unless told otherwise. */
  async write(more: Partial<ExportRequest>): Promise<{ directory: string; files: ExportedFile[]; names: string[] }> {
    const directory = more.directory ?? (await this.newFolder());
    const { files } = await this.exports.export(this.house.request({ directory, ...more }));
    return { directory, files, names: files.map((file) => file.name) };
  }

  async lastJob(): Promise<ExportJob> {
    const [row]: { id: number }[] = await this.database.dataSource.query('select max(id) as id from export_job');
    return this.jobs.find(row!.id);
  }

  async audited(job: number): Promise<unknown[]> {
    return this.database.dataSource.query(
      `select actor, subject, detail from audit_event where action = 'export.write' and (detail ->> 'job')::int = $1`,
      [job],
    );
  }

  async close(): Promise<void> {
    await this.house.close();
    await this.database.drop();
  }
}
