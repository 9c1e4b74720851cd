import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { coversTeam, type DataScope } from '@platform/auth/data-scope.js';
import { ReportCatalogue } from '@platform/report/report-catalogue.js';
import type { ReportDefinition } from '@platform/report/report-definition.js';
import { AuditService } from '../audit/audit.service.js';
import { PeriodService } from '../scorecards/period.service.js';
import type { ExportWish } from './export-planner.js';
import { layoutId } from './layout.service.js';
import { ReportBeyondReachError, TeamOutOfReachError } from './reporting.errors.js';

type Reachable = Pick<ReportDefinition, 'scope'> & { kind: ReportDefinition['kind'] | 'layout' };

/** A workbook of one's own is about a team as a report is. */
const LAYOUT: Reachable = { kind: 'layout', scope: 'team' };

/** Whether somebody may have a report: about the centre only whoever sees all of it, about a team whoever sees that team that month. */
@Injectable()
export class ExportAccessService {
  constructor(
    private readonly catalogue: ReportCatalogue,
    private readonly periods: PeriodService,
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /**
   * @param scope what the caller may see
   * @param supervisors the persons whose report as a supervisor the caller may have: themself, and whom they stand in for
   * @returns the wish; a supervisor who names no team means the own report, which any of the own teams leads to
   * @throws ReportUnknownError; ReportBeyondReachError; TeamOutOfReachError for a team that is not there or not theirs
   */
  async check(tx: EntityManager, wish: ExportWish, scope: DataScope, supervisors: readonly number[]): Promise<ExportWish> {
    const definition = layoutId(wish.report) === null ? this.catalogue.get(wish.report) : LAYOUT;
    if (scope.kind === 'all') return wish;
    if (!isReachable(definition, supervisors)) throw new ReportBeyondReachError();
    const teamCode =
      definition.scope === 'supervisor' ? await this.teamOf(tx, wish, supervisors) : await this.teamWithin(tx, wish, scope, definition);
    return { ...wish, all: false, teamCode };
  }

  /** The reports that a caller may have at all. */
  offered(scope: DataScope, supervisors: readonly number[]): ReportDefinition[] {
    const reports = this.catalogue.names.map((name) => this.catalogue.get(name));
    return scope.kind === 'all' ? reports : reports.filter((report) => isReachable(report, supervisors));
  }

  /** Writes down that a team's figures leave with names. @throws TeamOutOfReachError */
  async share(
    { period, team_code: team, form }: { period: string; team_code: string; form: 'text' | 'picture' },
    scope: DataScope,
    actor: string,
  ): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const teams = await this.teams(tx, period, scope);
      if (!teams.some(({ team_code: code }) => code === team)) throw new TeamOutOfReachError(period, team);
      await this.audit.record(tx, { actor, action: 'export.share', subject: `period ${period}`, detail: { team, form } });
    });
  }

  /** The teams of a month's newest run that somebody may have reports about; none when it was never closed. @throws PeriodUnknownError */
  async teams(tx: EntityManager, periodId: string, scope: DataScope): Promise<{ team_code: string; team_name: string }[]> {
    const { firstDay, lastDay } = await this.periods.get(tx, periodId);
    const rows: { id: number; code: string; name: string }[] = await tx.query(
      `select t.team_id as id, t.team_code as code, t.team_name as name
       from team_scorecard t
       join scorecard_run r on r.id = t.run_id
       where r.period_id = $1 and r.number = (select max(number) from scorecard_run where period_id = $1)
       order by t.team_code`,
      [periodId],
    );
    return rows
      .filter(({ id }) => coversTeam(scope, id, firstDay, lastDay))
      .map(({ code, name }) => ({ team_code: code, team_name: name }));
  }

  /** A team under one of these supervisors in the run. */
  private async teamOf(tx: EntityManager, { periodId, run, teamCode }: ExportWish, supervisors: readonly number[]): Promise<string> {
    const rows: { code: string }[] = await tx.query(
      `select t.team_code as code
       from team_scorecard t
       join scorecard_run r on r.id = t.run_id
       where r.period_id = $1 and r.number = coalesce($2, (select max(number) from scorecard_run where period_id = $1))
         and t.supervisor_id = any ($3::int[]) and ($4::text is null or t.team_code = $4)
       order by t.team_code limit 1`,
      [periodId, run, supervisors, teamCode],
    );
    const [team] = rows;
    if (team === undefined) throw new TeamOutOfReachError(periodId, teamCode);
    return team.code;
  }

  /** The team itself: seen on some day of the month for its workbook, on every day of it for its raw rows. */
  private async teamWithin(
    tx: EntityManager,
    { periodId, teamCode, all }: ExportWish,
    scope: DataScope,
    { kind }: Reachable,
  ): Promise<string> {
    if (teamCode === null || all) throw new ReportBeyondReachError();
    const { firstDay, lastDay } = await this.periods.get(tx, periodId);
    const rows: { id: number }[] = await tx.query('select id from team where code = $1', [teamCode]);
    const [team] = rows;
    const isSeen = team !== undefined && coversTeam(scope, team.id, firstDay, lastDay);
    const isWhole = (teamId: number) => coversTeam(scope, teamId, firstDay, firstDay) && coversTeam(scope, teamId, lastDay, lastDay);
    if (!isSeen || (kind === 'rows' && !isWhole(team.id))) throw new TeamOutOfReachError(periodId, teamCode);
    return teamCode;
  }
}

/** Whether a report can be about no more than some teams. */
function isReachable(report: Reachable, supervisors: readonly number[]): boolean {
  if (report.scope === 'supervisor') return supervisors.length > 0;
  return report.scope === 'team' || report.kind === 'rows';
}
