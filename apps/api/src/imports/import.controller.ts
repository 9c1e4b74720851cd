import { Controller, StreamableFile } from '@nestjs/common';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { getBatch, getTemplate, listBatches, listMaps, permissionOfKind, revertBatch, saveMap } from '@contracts/import-routes.js';
import { BatchQueryService } from '@domain/imports/batch-query.service.js';
import { MapService } from '@domain/imports/map.service.js';
import { RevertService } from '@domain/imports/revert.service.js';
import { TemplateService } from '@domain/imports/template.service.js';
import { UploadService } from '@domain/imports/upload.service.js';
import { translate } from '@platform/i18n/translate.js';
import { requireAll } from '../http/access.guard.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { fileAnswer } from '../http/file-answer.js';
import { Handle, Input } from '../http/handle.js';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Controller()
export class ImportController {
  constructor(
    private readonly batches: BatchQueryService,
    private readonly reverts: RevertService,
    private readonly maps: MapService,
    private readonly uploads: UploadService,
    private readonly templates: TemplateService,
  ) {}

  @Handle(listBatches)
  list(@Input() { query }: RouteInput<typeof listBatches>): Promise<RouteOutput<typeof listBatches>> {
    return this.batches.list(query);
  }

  @Handle(getBatch)
  get(@Input() { params }: RouteInput<typeof getBatch>): Promise<RouteOutput<typeof getBatch>> {
    return this.batches.find(params.batch);
  }

  @Handle(revertBatch)
  async revert(
    @Input() { params }: RouteInput<typeof revertBatch>,
    @Caller() { actor, language }: CallerContext,
  ): Promise<RouteOutput<typeof revertBatch>> {
    requireAll(actor, permissionOfKind[(await this.batches.find(params.batch)).kind]);
    const reason = (batch: number) => translate(language, 'imports.revert_reason', { batch });
    await this.reverts.revert(String(params.batch), reason, actor.employeeNo);
    return this.batches.find(params.batch);
  }

  @Handle(listMaps)
  async listMaps(): Promise<RouteOutput<typeof listMaps>> {
    const maps = await this.batches.maps();
    return { items: maps.map(({ columns, ...map }) => ({ ...map, ...columns })) };
  }

  @Handle(saveMap)
  async saveMap(
    @Input() { params: { name }, body }: RouteInput<typeof saveMap>,
    @Caller() { actor }: CallerContext,
  ): Promise<RouteOutput<typeof saveMap>> {
    const { upload, kind, columns, constants } = body;
    requireAll(actor, permissionOfKind[kind]);
    const file = await this.uploads.find(upload, actor.employeeNo);
    const saved = await this.uploads.unpacked(file, (path) =>
      this.maps.save({ file: path, kind, name, columns, constants, actor: actor.employeeNo }),
    );
    return { name, sheet: saved.sheet, header_row: saved.headerRow, headers: saved.headers, missing: saved.missing };
  }

  @Handle(getTemplate)
  async template(@Input() { params: { kind }, query: { lang } }: RouteInput<typeof getTemplate>): Promise<StreamableFile> {
    const bytes = Buffer.from(await this.templates.render(kind, lang));
    const title = translate(lang, `imports.template_${kind === 'exam-results' ? 'exam_results' : kind}`);
    return fileAnswer(bytes, `${title}.xlsx`, WORKBOOK, bytes.length);
  }
}
