import type { z } from 'zod';
import type { Language } from '../i18n/translate.js';
import type { StreamColumn } from '../spreadsheet/write/stream-rows.js';
import type { WorkbookModel } from '../spreadsheet/write/workbook-model.js';

/** One file a team, one a supervisor, or one for the centre. */
export type ReportScope = 'team' | 'supervisor' | 'center';

/** Whom the file is about; for the centre there is none. */
export interface ReportSubject {
  /** Id of the team or of the supervisor. */
  id: number;
  /** Team code or employee number: part of the file's name. */
  code: string;
  name: string;
}

/** The run whose figures are shown. */
export interface ReportRun {
  id: number;
  number: number;
  asOf: Date;
  checksum: string;
  schemeCode: string;
  schemeVersion: number;
  reason: string | null;
  published: boolean;
}

export interface ReportPeriod {
  id: string;
  /** 'YYYY-MM-DD', both inclusive. */
  firstDay: string;
  lastDay: string;
  startsAt: Date;
  /** Exclusive. */
  endsAt: Date;
}

/** What a report may ask for while it is made: the run and read-only rows, nothing else. */
export interface ReportContext {
  language: Language;
  period: ReportPeriod;
  run: ReportRun;
  /** Null for a centre report. */
  subject: ReportSubject | null;
  /** For a centre report with streamed rows: only this team; null: all. */
  team: ReportSubject | null;
  timeZone: string;
  requestedBy: string;
  now: Date;
  /**
   * Runs one statement and parses every row.
   * @param sql text of a .sql file beside the report
   */
  rows<Row>(sql: string, params: readonly unknown[], schema: z.ZodType<Row>): Promise<Row[]>;
  /** As `rows`, a row at a time through a cursor, for sheets of any length. */
  stream<Row>(sql: string, params: readonly unknown[], schema: z.ZodType<Row>): AsyncIterable<Row>;
}

/** A designed workbook. */
export interface WorkbookReport {
  kind: 'workbook';
  name: string;
  scope: ReportScope;
  build(context: ReportContext): Promise<WorkbookModel>;
}

/** One streamed sheet of raw rows. */
export interface RowsReport {
  kind: 'rows';
  name: string;
  scope: 'center';
  sheetName(language: Language): string;
  columns(language: Language): StreamColumn[];
  /** Cells in the order of the columns. */
  rows(context: ReportContext): AsyncIterable<(string | number | boolean | Date | null)[]>;
}

/** A folder of `reports/` exports one of these as `report` from its report.ts. */
export type ReportDefinition = WorkbookReport | RowsReport;
