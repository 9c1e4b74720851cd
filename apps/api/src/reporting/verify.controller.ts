import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { verifyUpload } from '@contracts/reports.js';
import { UploadService } from '@domain/imports/upload.service.js';
import { VERIFY_JOB, type verifyPayload } from '@domain/reporting/verify.performer.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';
import { JobDeskService } from '../jobs/job-desk.service.js';

@Controller()
export class VerifyController {
  constructor(
    private readonly uploads: UploadService,
    private readonly desk: JobDeskService,
  ) {}

  @Handle(verifyUpload)
  async verify(
    @Input() { params }: RouteInput<typeof verifyUpload>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof verifyUpload>> {
    await this.uploads.find(params.upload, caller.actor.employeeNo);
    const payload: z.input<typeof verifyPayload> = { upload: params.upload, language: caller.language };
    return this.desk.request(VERIFY_JOB, payload, caller);
  }
}
