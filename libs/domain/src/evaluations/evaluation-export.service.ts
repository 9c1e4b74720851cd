import { PassThrough, type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EvaluationColumn, EvaluationExportQuery } from '@contracts/evaluations.js';
import { translate, type Language } from '@platform/i18n/translate.js';
import { streamCsv, streamWorkbook, type StreamedWorkbook } from '@platform/spreadsheet/write/stream-rows.js';
import type { CellValue } from '@platform/spreadsheet/write/workbook-model.js';
import { localDate, localDateTime } from '@platform/time/zone.js';
import { AuditService } from '../audit/audit.service.js';
import { SettingsService } from '../settings/settings.service.js';
import { EvaluationListService } from './evaluation-list.service.js';
import type { Evaluator } from './evaluation-planner.js';
import { TooManyToExportError } from './evaluations.errors.js';
import { exportedCell, exportedColumn } from './exported-cells.js';

/** More is a report's work, which a worker does. */
const MOST_ROWS = 200_000;

/** What of a wish says how the file is made, and not what is in it. */
const HOW: readonly string[] = ['format', 'columns', 'sort'];

/** Hands a list of evaluations out as a file, and writes down that it did. */
@Injectable()
export class EvaluationExportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly list: EvaluationListService,
    private readonly settings: SettingsService,
    private readonly audit: AuditService,
  ) {}

  /**
   * The rows that the list shows to this caller, made while they are read: a reader that leaves ends the work.
   * @throws TooManyToExportError
   */
  async file(query: EvaluationExportQuery, viewer: Evaluator, language: Language): Promise<{ content: Readable; name: string }> {
    const { format, columns: names, sort, ...filter } = query;
    const count = await this.list.count(filter, viewer);
    if (count > MOST_ROWS) throw new TooManyToExportError(count, MOST_ROWS);
    const columns = names.split(',') as EvaluationColumn[];
    const actor = viewer.actor.employeeNo;
    await this.dataSource.transaction((tx) =>
      this.audit.record(tx, {
        actor,
        action: 'evaluation.export',
        subject: 'evaluations',
        detail: { filter, sort, columns, format, count },
      }),
    );
    const { timeZone } = await this.settings.calendar(this.dataSource.manager);
    const title = translate(language, 'evaluations.export_title');
    const workbook = { ...sheetOf(columns, language, timeZone, title), about: aboutOf(query, viewer, language, timeZone) };
    const content = new PassThrough();
    const rows = this.rows({ ...filter, sort }, columns, viewer, language);
    (format === 'csv' ? streamCsv(content, workbook, rows) : streamWorkbook(content, workbook, rows)).then(
      () => content.end(),
      (error: Error) => content.destroy(error),
    );
    return { content, name: `${title}_${localDate(new Date(), timeZone)}.${format}` };
  }

  private async *rows(
    filter: Parameters<EvaluationListService['all']>[0],
    columns: readonly EvaluationColumn[],
    viewer: Evaluator,
    language: Language,
  ): AsyncGenerator<CellValue[]> {
    for await (const evaluation of this.list.all(filter, viewer)) {
      yield columns.map((column) => exportedCell(column, evaluation, language));
    }
  }
}

function sheetOf(
  columns: readonly EvaluationColumn[],
  language: Language,
  timeZone: string,
  title: string,
): Omit<StreamedWorkbook, 'about'> {
  return {
    language,
    title,
    sheetName: title,
    columns: columns.map((column) => exportedColumn(column, language)),
    custom: {},
    timeZone,
  };
}

function aboutOf(asked: EvaluationExportQuery, { actor }: Evaluator, language: Language, timeZone: string): StreamedWorkbook['about'] {
  const filters = Object.entries(asked)
    .filter(([name, value]) => !HOW.includes(name) && value !== undefined)
    .map(([name, value]) => `${name}=${String(value)}`);
  const unfiltered = translate(language, 'evaluations.export_unfiltered');
  return [
    { label: translate(language, 'evaluations.export_filters'), value: filters.length === 0 ? unfiltered : filters.join('  ') },
    { label: translate(language, 'report.meta_created_by'), value: `${actor.employeeNo} ${actor.name}` },
    { label: translate(language, 'report.meta_created_at'), value: localDateTime(new Date(), timeZone).replace('T', ' ').slice(0, 16) },
  ];
}
