import { Controller, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { deleteLayout, listLayouts, saveLayout, type ReportLayout } from '@contracts/reports.js';
import { LayoutService } from '@domain/reporting/layout.service.js';
import type { Layout } from '@domain/reporting/layout.store.js';
import { ReportBeyondReachError } from '@domain/reporting/reporting.errors.js';
import { render } from '@platform/i18n/translate.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';
import { receiveFile } from '../http/receive-file.js';

@Controller()
export class LayoutsController {
  constructor(private readonly layouts: LayoutService) {}

  @Handle(listLayouts)
  async list(@Caller() { actor }: CallerContext): Promise<RouteOutput<typeof listLayouts>> {
    return { items: (await this.layouts.list(actor.employeeNo)).map(layoutView) };
  }

  @Handle(saveLayout)
  save(
    @Req() request: Request,
    @Input() { query }: RouteInput<typeof saveLayout>,
    @Caller() { actor, scope, language }: CallerContext,
  ): Promise<RouteOutput<typeof saveLayout>> {
    const shared = query.shared === true;
    if (shared && scope.kind !== 'all') throw new ReportBeyondReachError();
    return receiveFile(request, async (file) => {
      const { layout, problems } = await this.layouts.save(file, shared ? null : actor.employeeNo, actor.employeeNo, language);
      return { layout: layout && layoutView(layout), problems: problems.map((problem) => render(language, problem)) };
    });
  }

  @Handle(deleteLayout)
  async remove(@Input() { params }: RouteInput<typeof deleteLayout>, @Caller() { actor, scope }: CallerContext): Promise<void> {
    await this.layouts.remove(params.layout, actor.employeeNo, scope.kind === 'all');
  }
}

function layoutView({ id, name, owner, bytes, savedBy, savedAt }: Layout): ReportLayout {
  return { id, report: `layout-${id}`, name, shared: owner === null, bytes, saved_by: savedBy, saved_at: savedAt.toISOString() };
}
