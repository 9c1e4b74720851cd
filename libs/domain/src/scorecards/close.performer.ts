import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { JobPerformer, WorkContext } from '@platform/queue/job-performer.js';
import { CloseService, type RunSummary } from './close.service.js';

export const CLOSE_JOB = 'close';

export const closePayload = z.strictObject({ period: z.string(), scheme: z.string().nullable(), reason: z.string().nullable() });

/** Closes a month for somebody who asked for it over the page or the HTTP interface. */
@Injectable()
export class ClosePerformer implements JobPerformer {
  readonly kind = CLOSE_JOB;

  constructor(private readonly closing: CloseService) {}

  async perform(payload: unknown, { signal, progress, requestedBy, conclude }: WorkContext): Promise<object> {
    const { period, scheme, reason } = closePayload.parse(payload);
    const summary = await this.closing.close({
      periodId: period,
      schemeCode: scheme ?? undefined,
      reason,
      actor: requestedBy,
      progress,
      signal,
      committing: (tx, run) => conclude(tx, told(run)),
    });
    return told(summary);
  }
}

function told(summary: RunSummary): object {
  return {
    period: summary.period,
    run: summary.run,
    scheme: summary.scheme,
    checksum: summary.checksum,
    changed: summary.changed,
    as_of: summary.asOf,
    input_counts: summary.inputCounts,
    cards: {
      agents: summary.cards.agents,
      ranked: summary.cards.ranked,
      insufficient_sample: summary.cards.insufficientSample,
      no_data: summary.cards.noData,
      teams: summary.cards.teams,
      team_leaders: summary.cards.teamLeaders,
    },
  };
}
