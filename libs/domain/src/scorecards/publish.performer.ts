import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { JobPerformer, WorkContext } from '@platform/queue/job-performer.js';
import { PublishService } from './publish.service.js';

export const PUBLISH_JOB = 'publish';
export const CHECKS_JOB = 'close_checks';

export const publishPayload = z.strictObject({ period: z.string(), notice_days: z.int(), accept: z.array(z.string()) });
export const checksPayload = z.strictObject({ period: z.string(), run: z.int().nullable() });

/** Publishes a month for somebody who asked for it over the page or the HTTP interface: it is worked out once more for that. */
@Injectable()
export class PublishPerformer implements JobPerformer {
  readonly kind = PUBLISH_JOB;

  constructor(private readonly publishing: PublishService) {}

  async perform(payload: unknown, { progress, requestedBy, conclude }: WorkContext): Promise<object> {
    const { period, notice_days: noticeDays, accept } = publishPayload.parse(payload);
    progress({ key: 'scorecards.step_checks' }, 10);
    return this.publishing.publish({ periodId: period, noticeDays, accept, actor: requestedBy, committing: conclude });
  }
}

/** Says what would hold up publishing. */
@Injectable()
export class ChecksPerformer implements JobPerformer {
  readonly kind = CHECKS_JOB;

  constructor(private readonly publishing: PublishService) {}

  async perform(payload: unknown, { progress }: WorkContext): Promise<object> {
    const { period, run } = checksPayload.parse(payload);
    progress({ key: 'scorecards.step_checks' }, 10);
    return this.publishing.checks(period, run ?? undefined);
  }
}
