import { Controller, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { cancelJob, getJob, listJobs, watchJob } from '@contracts/jobs.js';
import { JobViewService, type JobReader } from '@domain/jobs/job-view.service.js';
import type { Actor } from '@platform/auth/actor.js';
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

/** What one must be allowed to do, and how far, to see what came of a job: no less than asking for it takes. */
const needOfKind: Readonly<Record<string, (actor: Actor) => boolean>> = {
  export: (actor) => reachOfActor(actor, 'exports.run') !== null,
  import: (actor) => reachOfActor(actor, 'imports.run') !== null,
  statistics: (actor) => reachOfActor(actor, 'imports.run') !== null,
  verify: (actor) => reachOfActor(actor, 'exports.run') === 'all',
  close: (actor) => reachOfActor(actor, 'periods.close') === 'all',
  close_checks: (actor) => reachOfActor(actor, 'periods.close') === 'all',
  publish: (actor) => reachOfActor(actor, 'periods.publish') === 'all',
  // It names everybody whose grade would move.
  scheme_trial: (actor) => reachOfActor(actor, 'schemes.draft') !== null && reachOfActor(actor, 'scorecards.read') === 'all',
};

/** Administrators see how everybody's jobs are getting on. */
function readerOf({ actor }: CallerContext): JobReader {
  const kinds = Object.entries(needOfKind).filter(([, isMet]) => isMet(actor));
  return { employeeNo: actor.employeeNo, seesAll: reachOfActor(actor, 'queues.manage') !== null, kinds: kinds.map(([kind]) => kind) };
}
