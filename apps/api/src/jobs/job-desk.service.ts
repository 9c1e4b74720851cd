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
    return { ...(await this.view(kind, job.id, { actor, language })), result: null };
  }

  /** As `request`, for work that is done once. @returns the job that does it or has done it, perhaps asked for before */
  async requestSole(kind: string, payload: object, sole: string, { actor, language }: CallerContext): Promise<JobView> {
    const job = await this.dataSource.transaction((tx) => this.jobs.requestSole(tx, kind, payload, actor.employeeNo, sole));
    return this.view(kind, job.id, { actor, language });
  }

  private view(kind: string, id: number, { actor, language }: Pick<CallerContext, 'actor' | 'language'>): Promise<JobView> {
    return this.views.find(`${kind}-${id}`, { employeeNo: actor.employeeNo, seesAll: false, kinds: [kind] }, language);
  }
}
