import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ImportKind } from '@contracts/imports.js';
import type { DataScope } from '@platform/auth/data-scope.js';
import { FieldErrors } from '@platform/errors/field-errors.errors.js';
import type { Message } from '@platform/i18n/translate.js';
import { ImportSession, type ImportOptions, type RunningImport } from '@platform/intake/import-session.js';
import { RowParser } from '@platform/intake/parse-row.js';
import type { ParsedRow } from '@platform/intake/parsed-row.js';
import type { RowRemark } from '@platform/intake/row-problem.js';
import { localDate } from '@platform/time/zone.js';
import { shiftDay } from '../organization/roster-state.js';
import { PeriodService } from '../scorecards/period.service.js';
import { SettingsService } from '../settings/settings.service.js';
import { DIRECT, DirectBatchService, type DirectChange } from './direct-batch.service.js';
import { tableOfJson, type JsonRow, type JsonTable } from './json-table.js';
import { KindImporters } from './kind-importers.js';
import { RowReach } from './row-reach.js';

export interface RowsRequest {
  kind: Exclude<ImportKind, 'forms'>;
  rows: readonly JsonRow[];
  /** Employee number. */
  actor: string;
  /** Rows about people, days or teams outside are refused as if they did not exist. */
  scope: DataScope;
  restateReason: string | null;
  /** Throws when what the rows are based on has been changed by somebody else; asked when nobody else can change it any more. */
  basis?: ((tx: EntityManager) => Promise<void>) | undefined;
  /** From when a changed team holds where a roster row does not say; null: it must say. */
  effectiveFrom?: string | null;
  /** A blank deduction or bonus criterion means that nothing was deducted or added. */
  blankZero?: boolean;
}

export interface PointedRemark {
  /** JSON pointer into the body. */
  pointer: string;
  message: Message;
}

export interface RowsOutcome {
  /** null: nothing was new or changed. */
  batch: number | null;
  rowsRead: number;
  rowsImported: number;
  rowsUnchanged: number;
  warnings: PointedRemark[];
  matches: PointedRemark[];
}

/** Kinds in which a blank cell empties what is stored. */
const EMPTIES: ReadonlySet<ImportKind> = new Set(['calls', 'exam-results', 'cases']);

/** Rows of a request on their way through the very importers that read files: all come in, in one batch, or none. */
@Injectable()
export class RowsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly batches: DirectBatchService,
    private readonly importers: KindImporters,
    private readonly settings: SettingsService,
    private readonly periods: PeriodService,
    private readonly reach: RowReach,
  ) {}

  /**
   * @throws FieldErrors naming every value that is wrong, by its pointer
   * @throws PeriodLockedError when a month that stands would change without a reason
   */
  async write(request: RowsRequest): Promise<RowsOutcome> {
    const change: DirectChange = { kind: request.kind, actor: request.actor, restateReason: request.restateReason, content: request.rows };
    return this.dataSource.transaction(async (tx) => {
      const batch = await this.batches.open(tx, change);
      await request.basis?.(tx);
      const session = await this.session(tx, batch, request);
      const running = await this.importers.of(request.kind).start(session);
      const table = tableOfJson(DIRECT, request.rows, running.table, EMPTIES.has(request.kind));
      session.plan = table.plan;
      refuseWithoutMetrics(request, running, table);
      await running.planned?.(table.plan);
      const rows = await this.readable(tx, session, running, table);
      await running.check(await this.reach.within(session, request.scope, rows));
      await running.complete();
      if (session.failedRows > 0) throw new FieldErrors(session.problems.map((problem) => ({ ...pointed(table, problem), in: 'body' })));
      const counts = await running.apply();
      return {
        batch: await this.batches.settle(tx, batch, change, { read: request.rows.length, ...counts }),
        rowsRead: request.rows.length,
        rowsImported: counts.imported,
        rowsUnchanged: counts.unchanged,
        warnings: session.warnings.map((warning) => pointed(table, warning)),
        matches: session.matches.map((match) => pointed(table, match)),
      };
    });
  }

  private async session(tx: EntityManager, batch: number, request: RowsRequest): Promise<ImportSession> {
    const options: ImportOptions = {
      blankZero: request.blankZero ?? false,
      effectiveFrom: request.effectiveFrom ?? null,
      restateReason: request.restateReason,
    };
    return new ImportSession(tx, request.kind, DIRECT, batch, await this.settings.calendar(tx), request.actor, options);
  }

  /** Rows whose cells can be read; the problems of the others are told. */
  private async readable(
    tx: EntityManager,
    session: ImportSession,
    { table: spec }: RunningImport,
    table: JsonTable,
  ): Promise<ParsedRow[]> {
    const open = await this.periods.earliestOpen(tx);
    const { timeZone } = session.clock;
    const nearDay = open ? shiftDay(open.firstDay, 15) : localDate(new Date(), timeZone);
    const parser = new RowParser(table.plan, spec.columns, { timeZone, nearDay, constants: {} });
    return table.rows.flatMap((raw) => {
      const { row, problems } = parser.parse(raw);
      for (const { column, message } of problems) session.problemMessage(row, column, message);
      const unread = new Set(problems.map((problem) => problem.column));
      for (const { name, required } of spec.columns) {
        const substitute = spec.substitutes?.[name];
        const given = row.values[name] !== null || (substitute !== undefined && row.values[substitute] !== null);
        if (required && !given && !unread.has(name)) session.problem(row, name, 'intake.required');
      }
      return session.isBad(row) ? [] : [row];
    });
  }
}

/** @throws FieldErrors when rows of key figures hold none */
function refuseWithoutMetrics(request: RowsRequest, running: RunningImport, table: JsonTable): void {
  if (request.kind !== 'metrics' || table.plan.dynamic.length > 0) return;
  const known = (running.table.dynamicNames ?? []).join(', ');
  throw new FieldErrors([{ pointer: '/rows/0', in: 'body', message: { key: 'imports.rows_no_values', params: { known } } }]);
}

function pointed(table: JsonTable, { row, column, message }: RowRemark): PointedRemark {
  return { pointer: table.pointer(row, column), message };
}
