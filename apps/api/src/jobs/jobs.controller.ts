import { Controller, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { cancelJob, getJob, listJobs, watchJob } from '@contracts/jobs.js';
import { JobViewService, type JobReader } from '@domain/jobs/job-view.service.js';
import { reachOfActor } from '../http/access.guard.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';
import { JobEventsService } from './job-events.service.js';

@Controller()
export class JobsController {
  constructor(
    private readonly jobs: JobViewService,
    private readonly events: JobEventsService,
  ) {}

  @Handle(listJobs)
  async list(@Input() { query }: RouteInput<typeof listJobs>, @Caller() caller: CallerContext): Promise<RouteOutput<typeof listJobs>> {
    return { items: await this.jobs.list(readerOf(caller), caller.language, query.state) };
  }

  @Handle(getJob)
  get(@Input() { params }: RouteInput<typeof getJob>, @Caller() caller: CallerContext): Promise<RouteOutput<typeof getJob>> {
    return this.jobs.find(params.job, readerOf(caller), caller.language);
  }

  @Handle(cancelJob)
  cancel(@Input() { params }: RouteInput<typeof cancelJob>, @Caller() caller: CallerContext): Promise<RouteOutput<typeof cancelJob>> {
    return this.jobs.cancel(params.job, readerOf(caller), caller.language);
  }

  @Handle(watchJob)
  async watch(@Input() { params }: RouteInput<typeof watchJob>, @Caller() caller: CallerContext, @Res() response: Response): Promise<void> {
    await this.events.watch(params.job, readerOf(caller), caller.language, response);
  }
}

/** Administrators see everybody's jobs. */
function readerOf({ actor }: CallerContext): JobReader {
  return { employeeNo: actor.employeeNo, seesAll: reachOfActor(actor, 'queues.manage') !== null };
}
