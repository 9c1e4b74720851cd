import { basename, resolve } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { render } from '@platform/i18n/translate.js';
import { AuditService } from '../audit/audit.service.js';
import { SettingsService } from '../settings/settings.service.js';
import { prepareFolder } from './export-folder.js';
import { ExportPlanner, type LayoutDefinition } from './export-planner.js';
import type { ExportRequest } from './export.service.js';
import { exportFileName } from './file-name.js';
import { layoutProblems, openLayout } from './layout-checker.js';
import { LayoutWriter } from './layout-writer.js';
import { reportContext } from './report-context.js';
import type { ExportedFile } from './report-writer.js';
import { LayoutBrokenError } from './reporting.errors.js';
import { withSnapshot } from './snapshot.js';

/** Fills a workbook that lies on this machine, at once. */
@Injectable()
export class LayoutExportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly planner: ExportPlanner,
    private readonly writer: LayoutWriter,
    private readonly settings: SettingsService,
    private readonly audit: AuditService,
  ) {}

  /**
   * One file a team, or one of the centre when no team is named.
   * @throws UnreadableFileError, LayoutBrokenError; what ExportPlanner.planFor throws
   */
  async export(path: string, request: Omit<ExportRequest, 'report'> & { signal: AbortSignal }): Promise<{ files: ExportedFile[] }> {
    const { language, actor, signal } = request;
    const directory = resolve(request.directory);
    const file = await openLayout(path);
    const problems = layoutProblems(file, basename(path), language);
    if (problems.length > 0) throw new LayoutBrokenError(basename(path), problems.map((problem) => render(language, problem)).join(' '));
    const definition: LayoutDefinition = { kind: 'layout', scope: 'team', name: basename(path).replace(/\.[^.]*$/, ''), file };
    await prepareFolder(directory);
    const files: ExportedFile[] = [];
    const occasion = { language, requestedBy: actor.replace(/^cli:/, ''), now: new Date() };
    await withSnapshot(this.dataSource, signal, async (snapshot) => {
      const { run, period, targets } = await this.planner.planFor(snapshot.tx, { ...request, report: definition.name }, definition);
      const { timeZone } = await this.settings.calendar(snapshot.tx);
      for (const target of targets) {
        signal.throwIfAborted();
        const name = exportFileName(definition.name, request.periodId, target.subject?.code ?? null, language);
        const context = reportContext(snapshot, run, period, target, { ...occasion, timeZone });
        files.push(await this.writer.write(snapshot.tx, file, context, directory, name));
      }
    });
    await this.audit.record(this.dataSource.manager, {
      actor,
      action: 'export.write',
      subject: `period ${request.periodId}`,
      detail: { layout: definition.name, files: files.map(({ name, checksum }) => ({ name, checksum })) },
    });
    return { files };
  }
}
