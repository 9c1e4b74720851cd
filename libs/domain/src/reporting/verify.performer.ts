import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { JobPerformer, WorkContext } from '@platform/queue/job-performer.js';
import { UploadService } from '../imports/upload.service.js';
import { verificationDocument } from './verification-document.js';
import { VerifyService } from './verify.service.js';

export const VERIFY_JOB = 'verify';

export const verifyPayload = z.strictObject({ upload: z.int(), language: z.enum(['zh', 'en']) });

/** Holds an uploaded workbook against the database. */
@Injectable()
export class VerifyPerformer implements JobPerformer {
  readonly kind = VERIFY_JOB;

  constructor(
    private readonly uploads: UploadService,
    private readonly verifying: VerifyService,
  ) {}

  async perform(payload: unknown, { progress, requestedBy }: WorkContext): Promise<object> {
    const { upload, language } = verifyPayload.parse(payload);
    progress({ key: 'reporting.step_verify' }, 10);
    const found = await this.uploads.unpacked(await this.uploads.find(upload, requestedBy), (path) => this.verifying.verify(path));
    return verificationDocument(found, language);
  }
}
