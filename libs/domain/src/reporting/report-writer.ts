import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { translate } from '@platform/i18n/translate.js';
import type { ReportContext, ReportDefinition, RowsReport, WorkbookReport } from '@platform/report/report-definition.js';
import { renderWorkbook } from '@platform/spreadsheet/write/render-workbook.js';
import { streamWorkbook, type StreamedWorkbook } from '@platform/spreadsheet/write/stream-rows.js';
import type { WorkbookModel } from '@platform/spreadsheet/write/workbook-model.js';
import { writeFileSafely } from '@platform/spreadsheet/write/write-file-safely.js';
import { localDateTime } from '@platform/time/zone.js';
import { provenanceOf } from './provenance.js';

const READ_BYTES = 1024 * 1024;

/** A finished file. */
export interface ExportedFile {
  name: string;
  path: string;
  /** SHA-256 of its bytes, in hexadecimal. */
  checksum: string;
  /** Data rows of a streamed file. */
  rows?: number;
}

export interface WritingOptions {
  signal?: AbortSignal | undefined;
  /** Hears how many rows of a streamed file are written. */
  onRows?: (rows: number) => void;
}

/** Makes one file of one report. */
@Injectable()
export class ReportWriter {
  /** Writes the file; when it fails, an older one of that name stays as it was. */
  async write(
    definition: ReportDefinition,
    context: ReportContext,
    folder: string,
    name: string,
    options: WritingOptions,
  ): Promise<ExportedFile> {
    return definition.kind === 'workbook'
      ? this.writeWorkbook(definition, context, folder, name)
      : this.writeRows(definition, context, join(folder, name), name, options);
  }

  /** The model of a designed workbook, with what every export adds to it. */
  async model(definition: WorkbookReport, context: ReportContext): Promise<WorkbookModel> {
    const model = await definition.build(context);
    return {
      ...model,
      timeZone: model.timeZone ?? context.timeZone,
      created: model.created ?? context.now,
      custom: { ...model.custom, ...provenanceOf(definition.name, context) },
    };
  }

  private async writeWorkbook(definition: WorkbookReport, context: ReportContext, folder: string, name: string): Promise<ExportedFile> {
    const bytes = await renderWorkbook(await this.model(definition, context));
    const path = await writeFileSafely(folder, name, bytes);
    return { name, path, checksum: createHash('sha256').update(bytes).digest('hex') };
  }

  private async writeRows(
    definition: RowsReport,
    context: ReportContext,
    path: string,
    name: string,
    options: WritingOptions,
  ): Promise<ExportedFile> {
    const workbook = streamedWorkbook(definition, context);
    const onProgress = (count: number) => {
      // In the document properties, which are written last.
      workbook.custom['rows'] = String(count);
      options.onRows?.(count);
    };
    const written = await streamWorkbook(path, workbook, definition.rows(context), { onProgress, signal: options.signal });
    return { name, path, checksum: await checksumOfFile(path), rows: written.rows };
  }
}

function streamedWorkbook(definition: RowsReport, context: ReportContext): StreamedWorkbook {
  const { language, period, run, team, timeZone, now, requestedBy } = context;
  const sheetName = definition.sheetName(language);
  const subject = team === null ? period.id : `${period.id} ${team.name}`;
  const clock = (instant: Date) => localDateTime(instant, timeZone).replace('T', ' ').slice(0, 16);
  const label = (key: 'period' | 'as_of' | 'run' | 'checksum' | 'scheme_version' | 'created_by' | 'created_at') =>
    translate(language, `report.meta_${key}`);
  return {
    language,
    title: translate(language, 'reporting.title_with_subject', { title: sheetName, subject }),
    sheetName,
    columns: definition.columns(language),
    about: [
      { label: label('period'), value: `${period.id} (${period.firstDay} – ${period.lastDay})` },
      ...(team === null ? [] : [{ label: translate(language, 'reporting.about_team'), value: `${team.code} ${team.name}` }]),
      { label: label('as_of'), value: clock(run.asOf) },
      { label: label('run'), value: translate(language, 'reporting.run_number', { run: run.number }) },
      { label: label('checksum'), value: run.checksum },
      {
        label: label('scheme_version'),
        value: translate(language, 'reporting.scheme', { code: run.schemeCode, version: run.schemeVersion }),
      },
      { label: label('created_by'), value: requestedBy },
      { label: label('created_at'), value: clock(now) },
    ],
    custom: provenanceOf(definition.name, context),
    author: requestedBy,
    created: now,
    timeZone,
  };
}

/** Reads through one buffer: a stream would make a new one for every piece of a file of a hundred megabytes. */
async function checksumOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
  const file = await open(path);
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
