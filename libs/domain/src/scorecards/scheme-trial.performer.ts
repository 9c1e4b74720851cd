import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { JobPerformer, WorkContext } from '@platform/queue/job-performer.js';
import { SchemeTrialService } from './scheme-trial.service.js';

export const TRIAL_JOB = 'scheme_trial';

export const trialPayload = z.strictObject({ scheme: z.string(), version: z.int(), period: z.string() });

/** Tries a scheme version for somebody who asked for it over the page or the HTTP interface. */
@Injectable()
export class SchemeTrialPerformer implements JobPerformer {
  readonly kind = TRIAL_JOB;

  constructor(private readonly trials: SchemeTrialService) {}

  async perform(payload: unknown, { signal, progress }: WorkContext): Promise<object> {
    const { scheme, version, period } = trialPayload.parse(payload);
    return this.trials.run({ code: scheme, number: version, periodId: period, progress, signal });
  }
}
