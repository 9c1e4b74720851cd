import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { requestStatistics } from '@contracts/statistics.js';
import { UploadService } from '@domain/imports/upload.service.js';
import { STATISTICS_JOB, type statisticsPayload } from '@domain/statistics/statistics.performer.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';
import { JobDeskService } from '../jobs/job-desk.service.js';

@Controller()
export class StatisticsController {
  constructor(
    private readonly uploads: UploadService,
    private readonly desk: JobDeskService,
  ) {}

  @Handle(requestStatistics)
  async request(
    @Input() { params, body }: RouteInput<typeof requestStatistics>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof requestStatistics>> {
    await this.uploads.find(params.upload, caller.actor.employeeNo);
    const payload: z.input<typeof statisticsPayload> = { upload: params.upload, wish: body };
    return this.desk.request(STATISTICS_JOB, payload, caller);
  }
}
