import { FairmarkError } from '@platform/errors/fairmark-error.js';
import type { ReportScope } from '@platform/report/report-definition.js';

/** A report of many files was asked for without saying which. */
export class SubjectMissingError extends FairmarkError {
  constructor(report: string, scope: Exclude<ReportScope, 'center'>) {
    super(scope === 'team' ? 'reporting.team_or_all' : 'reporting.supervisor_or_all', { report });
  }
}

/** One team and all teams at once. */
export class TeamAndAllError extends FairmarkError {
  constructor() {
    super('reporting.team_and_all');
  }
}

/** A team was named for a report of the whole centre. */
export class CenterOnlyError extends FairmarkError {
  constructor(report: string) {
    super('reporting.center_only', { report });
  }
}

/** The supervisor of a team was asked for that has none. */
export class TeamWithoutSupervisorError extends FairmarkError {
  constructor(params: { report: string; period: string; run: number; team: string }) {
    super('reporting.team_without_supervisor', params, 404);
  }
}

/** The run holds nobody that the report could be about. */
export class NoSubjectsError extends FairmarkError {
  constructor(scope: Exclude<ReportScope, 'center'>, params: { report: string; period: string; run: number }) {
    super(scope === 'team' ? 'reporting.no_teams' : 'reporting.no_supervisors', params, 404);
  }
}

/** The export was stopped on request. */
export class ExportCancelledError extends FairmarkError {
  constructor() {
    super('reporting.cancelled', {}, 409);
  }
}

export class ExportJobUnknownError extends FairmarkError {
  constructor(job: number) {
    super('reporting.job_unknown', { job }, 404);
  }
}

/** A workbook without the marks that an export leaves in it. */
export class NotOurWorkbookError extends FairmarkError {
  constructor(file: string) {
    super('reporting.not_ours', { file });
  }
}

/** So many streamed rows differ that telling which would take the whole file into memory. */
export class RowsOutOfOrderError extends FairmarkError {
  constructor(file: string, rows: number) {
    super('reporting.rows_out_of_order', { file, rows });
  }
}

/** A report about more than the caller may see. */
export class ReportBeyondReachError extends FairmarkError {
  constructor() {
    super('reporting.beyond_reach', {}, 403);
  }
}

export class ExportUnknownError extends FairmarkError {
  constructor(id: number) {
    super('reporting.export_unknown', { id }, 404);
  }
}

/** A team that is not there, or not one of the caller's in that month. */
export class TeamOutOfReachError extends FairmarkError {
  constructor(period: string, team: string | null) {
    super('reporting.team_out_of_reach', { period, team: team ?? '—' }, 404);
  }
}

/** No such layout, or somebody else's. */
export class LayoutUnknownError extends FairmarkError {
  constructor(layout: string) {
    super('reporting.layout_unknown', { layout }, 404);
  }
}

/** A workbook of one's own that cannot be filled in. */
export class LayoutBrokenError extends FairmarkError {
  constructor(file: string, reasons: string) {
    super('reporting.layout_broken', { file, reasons });
  }
}

export class TooManyLayoutsError extends FairmarkError {
  constructor(limit: number) {
    super('reporting.layout_too_many', { limit }, 409);
  }
}
