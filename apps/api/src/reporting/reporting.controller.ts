import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Controller, StreamableFile } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { downloadExport, getExport, listExports, listReports, listReportTeams, recordShare, requestExport } from '@contracts/reports.js';
import { JobViewService } from '@domain/jobs/job-view.service.js';
import { ExportAccessService } from '@domain/reporting/export-access.service.js';
import { ExportJobService } from '@domain/reporting/export-job.service.js';
import { ExportQueryService } from '@domain/reporting/export-query.service.js';
import { layoutId, LayoutService } from '@domain/reporting/layout.service.js';
import type { Actor } from '@platform/auth/actor.js';
import { FileStore } from '@platform/files/file-store.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { fileAnswer } from '../http/file-answer.js';
import { Handle, Input } from '../http/handle.js';

@Controller()
export class ReportingController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: ExportAccessService,
    private readonly jobs: ExportJobService,
    private readonly views: JobViewService,
    private readonly exports: ExportQueryService,
    private readonly files: FileStore,
    private readonly layouts: LayoutService,
  ) {}

  @Handle(listReports)
  list(@Caller() { actor, scope }: CallerContext): RouteOutput<typeof listReports> {
    const reports = this.access.offered(scope, supervisedBy(actor));
    return { items: reports.map(({ name, kind, scope }) => ({ name, kind, scope })) };
  }

  @Handle(listReportTeams)
  async teams(
    @Input() { query }: RouteInput<typeof listReportTeams>,
    @Caller() { scope }: CallerContext,
  ): Promise<RouteOutput<typeof listReportTeams>> {
    return { items: await this.access.teams(this.dataSource.manager, query.period, scope) };
  }

  @Handle(requestExport)
  async request(
    @Input() { params: { report }, body }: RouteInput<typeof requestExport>,
    @Caller() { actor, scope, language }: CallerContext,
  ): Promise<RouteOutput<typeof requestExport>> {
    const wish = { report, periodId: body.period, teamCode: body.team_code, all: body.all, run: body.run };
    const layout = layoutId(report);
    if (layout !== null) await this.layouts.find(layout, actor.employeeNo);
    const directory = join(this.files.folder('exports'), randomUUID());
    const job = await this.dataSource.transaction(async (tx) => {
      const granted = await this.access.check(tx, wish, scope, supervisedBy(actor));
      return this.jobs.requestIn(tx, { ...granted, directory, language: body.language, actor: actor.employeeNo });
    });
    return this.views.find(`export-${job.id}`, { employeeNo: actor.employeeNo, seesAll: false, kinds: ['export'] }, language);
  }

  @Handle(recordShare)
  async share(@Input() { body }: RouteInput<typeof recordShare>, @Caller() { actor, scope }: CallerContext): Promise<void> {
    await this.access.share(body, scope, actor.employeeNo);
  }

  @Handle(listExports)
  history(@Input() { query }: RouteInput<typeof listExports>, @Caller() caller: CallerContext): Promise<RouteOutput<typeof listExports>> {
    return this.exports.list(query, ownOnly(caller));
  }

  @Handle(getExport)
  get(@Input() { params }: RouteInput<typeof getExport>, @Caller() caller: CallerContext): Promise<RouteOutput<typeof getExport>> {
    return this.exports.find(params.export, ownOnly(caller));
  }

  @Handle(downloadExport)
  async download(@Input() { params }: RouteInput<typeof downloadExport>, @Caller() caller: CallerContext): Promise<StreamableFile> {
    const { stream, bytes, name } = await this.exports.file(params.export, params.name, ownOnly(caller), caller.actor.employeeNo);
    return fileAnswer(stream, name, 'application/octet-stream', bytes);
  }
}

/** Whoever sees all of the centre sees all exports of it. */
function ownOnly({ actor, scope }: CallerContext): string | null {
  return scope.kind === 'all' ? null : actor.employeeNo;
}

/** Whose report as a supervisor somebody may have: the own one, and that of whom they stand in for. */
function supervisedBy(actor: Actor): number[] {
  return actor.roles.flatMap(({ role, personId }) => (role === 'shift_supervisor' && personId !== null ? [personId] : []));
}
