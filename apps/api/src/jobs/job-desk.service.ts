import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { JobView } from '@contracts/jobs.js';
import { JobService } from '@domain/jobs/job.service.js';
import { JobViewService } from '@domain/jobs/job-view.service.js';
import type { CallerContext } from '../http/caller.js';

/** Takes in long work for callers. */
@Injectable()
export class JobDeskService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: JobService,
    private readonly views: JobViewService,
  ) {}

  /** @returns the job, waiting for a worker and without a result */
  async request(kind: string, payload: object, { actor, language }: CallerContext): Promise<JobView & { result: null }> {
    const job = await this.dataSource.transaction((tx) => this.jobs.request(tx, kind, payload, actor.employeeNo));
    const view = await this.views.find(`${kind}-${job.id}`, { employeeNo: actor.employeeNo, seesAll: false, kinds: [kind] }, language);
    return { ...view, result: null };
  }
}
