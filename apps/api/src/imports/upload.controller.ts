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
  permissionOfKind,
  previewUpload,
} from '@contracts/import-routes.js';
import { IMPORT_JOB, type importPayload } from '@domain/imports/import.performer.js';
import { NoErrorWorkbookError } from '@domain/imports/imports.errors.js';
import { presentUpload } from '@domain/imports/present-upload.js';
import { UploadService } from '@domain/imports/upload.service.js';
import { mayRestate, requireAll } from '../http/access.guard.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { fileAnswer } from '../http/file-answer.js';
import { Handle, Input } from '../http/handle.js';
import { JobDeskService } from '../jobs/job-desk.service.js';
import { receiveFile } from '../http/receive-file.js';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Controller()
export class UploadController {
  constructor(
    private readonly uploads: UploadService,
    private readonly desk: JobDeskService,
  ) {}

  @Handle(createUpload)
  create(@Req() request: Request, @Caller() { actor, language }: CallerContext): Promise<RouteOutput<typeof createUpload>> {
    return receiveFile(request, async ({ path, name }) => presentUpload(await this.uploads.keep(path, name, actor.employeeNo), language));
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

  @Handle(previewUpload)
  preview(
    @Input() { params, body }: RouteInput<typeof previewUpload>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof previewUpload>> {
    return this.request({ ...body, upload: params.upload, commit: false, skip_bad: false, language: caller.language }, caller);
  }

  @Handle(commitUpload)
  commit(
    @Input() { params, body }: RouteInput<typeof commitUpload>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof commitUpload>> {
    return this.request({ ...body, upload: params.upload, commit: true, language: caller.language }, caller);
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

  private async request(payload: z.input<typeof importPayload>, caller: CallerContext): Promise<RouteOutput<typeof commitUpload>> {
    requireAll(caller.actor, permissionOfKind[payload.kind]);
    if (payload.restate_reason !== null) mayRestate(caller.actor);
    await this.uploads.find(payload.upload, caller.actor.employeeNo);
    return this.desk.request(IMPORT_JOB, payload, caller);
  }
}
