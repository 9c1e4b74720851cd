import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { EvaluationQuota } from '@contracts/evaluation-draws.js';
import { covers } from '@platform/auth/data-scope.js';
import { localDate, zonedInstant } from '@platform/time/zone.js';
import { PeriodService } from '../scorecards/period.service.js';
import { QuotaService } from '../scorecards/quota.service.js';
import { SettingsService } from '../settings/settings.service.js';
import type { Evaluator } from './evaluation-planner.js';

const mineRow = z.object({ mine: z.int(), mine_today: z.int() });

/** How far the month's evaluating has come. */
@Injectable()
export class QuotaProgressService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly quotas: QuotaService,
    private readonly periods: PeriodService,
    private readonly settings: SettingsService,
  ) {}

  /** @param asked the month under way when left out @throws PeriodEmptyError */
  async progress(asked: string | undefined, { actor, scope }: Evaluator): Promise<EvaluationQuota> {
    const tx = this.dataSource.manager;
    const period = asked === undefined ? await this.quotas.monthOf(tx, new Date()) : await this.periods.get(tx, asked);
    const { timeZone } = await this.settings.calendar(tx);
    const agents = (await this.quotas.ofMonth(tx, period)).filter(({ agentId, lastDay }) => covers(scope, agentId, lastDay));
    const rows: unknown = await tx.query(
      `select
         count(*) filter (where purpose = 'random' and called_at >= $2 and called_at < $3)::int as mine,
         count(*) filter (where evaluated_at >= $4)::int as mine_today
       from evaluation where evaluator_id = $1 and called_at >= least($2, $4 - interval '100 days')`,
      [actor.personId, period.startsAt, period.endsAt, zonedInstant(localDate(new Date(), timeZone), timeZone)],
    );
    return {
      period: period.id,
      planned: agents.reduce((total, { planned }) => total + planned, 0),
      completed: agents.reduce((total, { planned, completed }) => total + Math.min(planned, completed), 0),
      agents: agents.length,
      agents_full: agents.filter(({ planned, completed }) => completed >= planned).length,
      ...mineRow.array().parse(rows)[0]!,
    };
  }
}
