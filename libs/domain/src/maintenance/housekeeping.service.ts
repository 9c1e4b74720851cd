import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { JobPayload } from '@contracts/queues.js';
import { pruneOutbox } from '@platform/queue/outbox.js';
import { AuditChainService } from '../audit/audit-chain.service.js';
import { AcknowledgeService } from '../evaluations/acknowledge.service.js';
import { UploadService } from '../imports/upload.service.js';
import { StrayRecordingsService } from '../recordings/stray-recordings.service.js';
import { NotifyService } from '../notifications/notify.service.js';
import { DirtyService } from '../scorecards/dirty.service.js';
import { RetentionService } from './retention.service.js';

/** How long a nudge that was passed on is kept, to see what happened. */
const OUTBOX_DAYS = 14;

/** How long a request that was answered is known again when it is sent a second time. */
const ANSWER_DAYS = 2;

/** How long an uploaded file waits to be looked at and committed. */
const UPLOAD_DAYS = 7;

/** How long the recording of a call waits that was taken back, should it be brought in again. */
const RECORDING_DAYS = 30;

/** How long a notification is kept, read or not. */
const NOTIFICATION_DAYS = 180;

/** What is done now and then so that nothing grows without end. */
@Injectable()
export class HousekeepingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly chain: AuditChainService,
    private readonly retention: RetentionService,
    private readonly uploads: UploadService,
    private readonly recordings: StrayRecordingsService,
    private readonly marks: DirtyService,
    private readonly notifying: NotifyService,
    private readonly acknowledgements: AcknowledgeService,
  ) {}

  async run(task: JobPayload<'maintenance'>['task'], signal?: AbortSignal): Promise<void> {
    const tasks: Record<typeof task, () => Promise<unknown>> = {
      prune_outbox: () => this.dataSource.transaction((tx) => pruneOutbox(tx, OUTBOX_DAYS)),
      chain_audit: () => this.chain.advance(signal),
      apply_retention: () => this.retention.apply(),
      remind_of_marks: () => this.dataSource.transaction((tx) => this.marks.remind(tx)),
      notify: () => this.notifying.run(),
      acknowledge_overdue: () => this.acknowledgements.acknowledgeOverdue(signal),
      forget_requests: () => this.forgetRequests(),
    };
    await tasks[task]();
  }

  private async forgetRequests(): Promise<void> {
    await this.dataSource.query('delete from idempotency_key where taken_at < now() - make_interval(days => $1)', [ANSWER_DAYS]);
    await this.uploads.forgetOld(UPLOAD_DAYS);
    await this.notifying.forgetOld(NOTIFICATION_DAYS);
    await this.recordings.forget(RECORDING_DAYS);
  }
}
