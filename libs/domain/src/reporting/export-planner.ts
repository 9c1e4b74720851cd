import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ReportCatalogue } from '@platform/report/report-catalogue.js';
import type { ReportDefinition, ReportSubject } from '@platform/report/report-definition.js';
import type { LayoutFile } from '@platform/spreadsheet/fill/layout-file.js';
import { PeriodService } from '../scorecards/period.service.js';
import type { Period } from '../scorecards/period.store.js';
import type { Run } from '../scorecards/run.store.js';
import { ScorecardQueryService } from '../scorecards/scorecard-query.service.js';
import { TeamUnknownError } from '../scorecards/scorecards.errors.js';
import { layoutId, LayoutService } from './layout.service.js';
import { CenterOnlyError, NoSubjectsError, SubjectMissingError, TeamAndAllError, TeamWithoutSupervisorError } from './reporting.errors.js';
import { SubjectStore } from './subject.store.js';

/** What is to be exported. */
export interface ExportWish {
  report: string;
  periodId: string;
  /** null: no team was named. */
  teamCode: string | null;
  /** One file for each team or supervisor. */
  all: boolean;
  /** null: the newest, published or not. */
  run: number | null;
}

/** One file to make. */
export interface ExportTarget {
  /** Whom it is about; null: the centre. */
  subject: ReportSubject | null;
  /** Streamed rows of this team only; null: of all. */
  team: ReportSubject | null;
}

/** A workbook of one's own in the place of a report. */
export interface LayoutDefinition {
  kind: 'layout';
  scope: 'team';
  /** As people call it; part of the files' names. */
  name: string;
  file: LayoutFile;
}

export interface ExportPlan {
  definition: ReportDefinition | LayoutDefinition;
  run: Run;
  period: Period;
  targets: ExportTarget[];
}

/** Finds out which run is to be shown and which files that makes. */
@Injectable()
export class ExportPlanner {
  constructor(
    private readonly catalogue: ReportCatalogue,
    private readonly scorecards: ScorecardQueryService,
    private readonly periods: PeriodService,
    private readonly subjects: SubjectStore,
    private readonly layouts: LayoutService,
  ) {}

  /**
   * @throws ReportUnknownError, LayoutUnknownError
   * @throws PeriodUnknownError, NeverClosedError, RunUnknownError when there is no such run
   * @throws SubjectMissingError, TeamAndAllError, CenterOnlyError when the wish does not fit the report
   * @throws TeamUnknownError, TeamWithoutSupervisorError, NoSubjectsError when the run has nobody to report on
   */
  async plan(tx: EntityManager, wish: ExportWish): Promise<ExportPlan> {
    return this.planFor(tx, wish, await this.definition(tx, wish.report));
  }

  /** Likewise, for a definition that is at hand. */
  async planFor(tx: EntityManager, wish: ExportWish, definition: ExportPlan['definition']): Promise<ExportPlan> {
    if (wish.all && wish.teamCode !== null) throw new TeamAndAllError();
    const isWhole = definition.kind === 'layout' && !wish.all && wish.teamCode === null;
    if (definition.scope !== 'center' && !wish.all && wish.teamCode === null && !isWhole)
      throw new SubjectMissingError(definition.name, definition.scope);
    if (definition.kind === 'workbook' && definition.scope === 'center' && wish.teamCode !== null)
      throw new CenterOnlyError(definition.name);
    const run = await this.scorecards.run(tx, wish.periodId, wish.run ?? undefined);
    const period = await this.periods.get(tx, wish.periodId);
    const targets = isWhole ? [{ subject: null, team: null }] : await this.targets(tx, definition, run, wish.teamCode);
    return { definition, run, period, targets };
  }

  private async definition(tx: EntityManager, report: string): Promise<ExportPlan['definition']> {
    const layout = layoutId(report);
    if (layout === null) return this.catalogue.get(report);
    return { kind: 'layout', scope: 'team', ...(await this.layouts.open(tx, layout)) };
  }

  private async targets(
    tx: EntityManager,
    definition: ExportPlan['definition'],
    run: Run,
    teamCode: string | null,
  ): Promise<ExportTarget[]> {
    const team = teamCode === null ? null : await this.team(tx, run, teamCode);
    if (definition.scope === 'center') return [{ subject: null, team }];
    const params = { report: definition.name, period: run.periodId, run: run.number };
    if (team === null) {
      const found =
        definition.scope === 'team' ? await this.subjects.teams(tx, run.id, null) : await this.subjects.supervisors(tx, run.id, null);
      if (found.length === 0) throw new NoSubjectsError(definition.scope, params);
      return found.map((subject) => ({ subject, team: null }));
    }
    if (definition.scope === 'team') return [{ subject: team, team: null }];
    const supervisor = await this.subjects.supervisorOfTeam(tx, run.id, team.id);
    if (supervisor === null) throw new TeamWithoutSupervisorError({ ...params, team: team.code });
    return [{ subject: supervisor, team: null }];
  }

  private async team(tx: EntityManager, run: Run, code: string): Promise<ReportSubject> {
    const [team] = await this.subjects.teams(tx, run.id, code);
    if (team === undefined) throw new TeamUnknownError(run.periodId, run.number, code);
    return team;
  }
}
