import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { coversTeam, type DataScope } from '@platform/auth/data-scope.js';
import { ReportCatalogue } from '@platform/report/report-catalogue.js';
import { PeriodService } from '../scorecards/period.service.js';
import { TeamUnknownError } from '../scorecards/scorecards.errors.js';
import type { ExportWish } from './export-planner.js';
import { ReportBeyondReachError } from './reporting.errors.js';

/** Whether somebody may have a report: about the centre only whoever sees all of it, about a team whoever sees that team that month. */
@Injectable()
export class ExportAccessService {
  constructor(
    private readonly catalogue: ReportCatalogue,
    private readonly periods: PeriodService,
  ) {}

  /**
   * @param scope what the caller may see
   * @param asSupervisor whether the caller may see the report of whoever supervises a team that they see
   * @throws ReportUnknownError; ReportBeyondReachError; TeamUnknownError for a team that is not there or not theirs
   */
  async check(tx: EntityManager, wish: ExportWish, scope: DataScope, asSupervisor: boolean): Promise<void> {
    const definition = this.catalogue.get(wish.report);
    if (scope.kind === 'all') return;
    if (wish.all || wish.teamCode === null) throw new ReportBeyondReachError();
    if (definition.kind === 'workbook' && definition.scope === 'center') throw new ReportBeyondReachError();
    if (definition.scope === 'supervisor' && !asSupervisor) throw new ReportBeyondReachError();
    const period = await this.periods.get(tx, wish.periodId);
    const rows: { id: number }[] = await tx.query('select id from team where code = $1', [wish.teamCode]);
    const [team] = rows;
    if (team === undefined || !coversTeam(scope, team.id, period.firstDay, period.lastDay))
      throw new TeamUnknownError(wish.periodId, wish.run ?? 0, wish.teamCode);
  }
}
