import { Controller, Req, StreamableFile } from '@nestjs/common';
import type { Request } from 'express';
import type { z } from 'zod';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import {
  commitUpload,
  createUpload,
  deleteUpload,
  getErrorWorkbook,
  getUpload,
  listUploads,
  permissionOfKind,
  previewUpload,
  recogniseUpload,
} from '@contracts/import-routes.js';
import { IMPORT_JOB, type importPayload } from '@domain/imports/import.performer.js';
import { NoErrorWorkbookError } from '@domain/imports/imports.errors.js';
import { presentUpload, uploadHead } from '@domain/imports/present-upload.js';
import { RecogniseService, type Recognition } from '@domain/imports/recognise.service.js';
import { UploadService } from '@domain/imports/upload.service.js';
import type { Upload } from '@domain/imports/upload.store.js';
import { mayRestate, requireAll } from '../http/access.guard.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { fileAnswer } from '../http/file-answer.js';
import { Handle, Input } from '../http/handle.js';
import { JobDeskService } from '../jobs/job-desk.service.js';
import { receiveFile } from '../http/receive-file.js';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Wish = z.input<typeof importPayload>;

@Controller()
export class UploadController {
  constructor(
    private readonly uploads: UploadService,
    private readonly desk: JobDeskService,
    private readonly recogniser: RecogniseService,
  ) {}

  @Handle(createUpload)
  create(@Req() request: Request, @Caller() { actor, language }: CallerContext): Promise<RouteOutput<typeof createUpload>> {
    return receiveFile(request, async ({ path, name }) => presentUpload(await this.uploads.keep(path, name, actor.employeeNo), language));
  }

  @Handle(listUploads)
  async list(@Caller() { actor }: CallerContext): Promise<RouteOutput<typeof listUploads>> {
    return { items: (await this.uploads.list(actor.employeeNo)).map(uploadHead) };
  }

  @Handle(getUpload)
  async get(
    @Input() { params }: RouteInput<typeof getUpload>,
    @Caller() { actor, language }: CallerContext,
  ): Promise<RouteOutput<typeof getUpload>> {
    return presentUpload(await this.uploads.find(params.upload, actor.employeeNo), language);
  }

  @Handle(deleteUpload)
  async remove(@Input() { params }: RouteInput<typeof deleteUpload>, @Caller() { actor }: CallerContext): Promise<void> {
    await this.uploads.remove(params.upload, actor.employeeNo);
  }

  @Handle(recogniseUpload)
  async recognise(
    @Input() { params, query }: RouteInput<typeof recogniseUpload>,
    @Caller() { actor }: CallerContext,
  ): Promise<RouteOutput<typeof recogniseUpload>> {
    const file = await this.uploads.find(params.upload, actor.employeeNo);
    const found = await this.uploads.unpacked(file, (path) => this.recogniser.look(path, query.kind ?? null, actor.employeeNo));
    return recognitionOf(found);
  }

  @Handle(previewUpload)
  async preview(
    @Input() { params, body }: RouteInput<typeof previewUpload>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof previewUpload>> {
    const wish: Wish = { ...body, upload: params.upload, commit: false, skip_bad: false, language: caller.language };
    await this.granted(wish, caller);
    return this.desk.request(IMPORT_JOB, wish, caller);
  }

  @Handle(commitUpload)
  async commit(
    @Input() { params, body }: RouteInput<typeof commitUpload>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof commitUpload>> {
    const wish: Wish = { ...body, upload: params.upload, commit: true, language: caller.language };
    return this.desk.requestSole(IMPORT_JOB, wish, bringingIn(await this.granted(wish, caller)), caller);
  }

  @Handle(getErrorWorkbook)
  async errorWorkbook(
    @Input() { params }: RouteInput<typeof getErrorWorkbook>,
    @Caller() { actor }: CallerContext,
  ): Promise<StreamableFile> {
    const file = await this.uploads.errorWorkbook(params.upload, actor.employeeNo);
    if (file === null) throw new NoErrorWorkbookError(params.upload);
    return fileAnswer(file.content, file.name, WORKBOOK);
  }

  /** @throws ForbiddenError; UploadUnknownError */
  private granted({ kind, restate_reason: reason, upload }: Wish, { actor }: CallerContext): Promise<Upload> {
    requireAll(actor, permissionOfKind[kind]);
    if (reason !== null) mayRestate(actor);
    return this.uploads.find(upload, actor.employeeNo);
  }
}

/** A file is brought in once, and once more after what it became was taken back. */
function bringingIn({ id, batch, isReverted }: Upload): string {
  return isReverted ? `upload ${id} after import ${batch}` : `upload ${id}`;
}

function recognitionOf({ guess, table }: Recognition): RouteOutput<typeof recogniseUpload> {
  if (table === null) return { guess, table };
  const { headerRow, columns, dynamic, ...rest } = table;
  return {
    guess,
    table: {
      ...rest,
      header_row: headerRow,
      columns: columns.map(({ name, zh, required, note }) => ({ name, zh, required, note })),
      dynamic: [...dynamic],
    },
  };
}
