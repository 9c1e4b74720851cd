import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { importKindSchema } from '@contracts/imports.js';
import type { JobPerformer, WorkContext } from '@platform/queue/job-performer.js';
import { inspectFile } from '@platform/spreadsheet/read/inspect-file.js';
import { ErrorWorkbookService } from './error-workbook.service.js';
import type { FileOutcome, ImportOutcome } from './import-outcome.js';
import { ImportService } from './import.service.js';
import { RowsBadError } from './imports.errors.js';
import { showRows } from './show-rows.js';
import { UploadService } from './upload.service.js';
import { UploadStore, type Upload } from './upload.store.js';

export const IMPORT_JOB = 'import';

export const importPayload = z.strictObject({
  upload: z.int(),
  kind: importKindSchema,
  /** false: only looked at. */
  commit: z.boolean(),
  map: z.string().nullable(),
  skip_bad: z.boolean(),
  blank_zero: z.boolean(),
  effective_from: z.string().nullable(),
  restate_reason: z.string().nullable(),
  language: z.enum(['zh', 'en']),
});
type Payload = z.infer<typeof importPayload>;

/** Remarks of a kind that are shown; the error workbook holds them all. */
const SHOWN = 500;

/** Looks at an uploaded file, or brings it in. */
@Injectable()
export class ImportPerformer implements JobPerformer {
  readonly kind = IMPORT_JOB;

  constructor(
    private readonly dataSource: DataSource,
    private readonly imports: ImportService,
    private readonly uploads: UploadService,
    private readonly store: UploadStore,
    private readonly errors: ErrorWorkbookService,
  ) {}

  /** @throws RowsBadError when rows are bad and were not to be left out; nothing is written then */
  async perform(payload: unknown, context: WorkContext): Promise<object> {
    const asked = importPayload.parse(payload);
    const upload = await this.uploads.find(asked.upload, context.requestedBy);
    const outcome = await this.uploads.unpacked(upload, async (path) => {
      const found = await this.run(upload, path, asked, context);
      if (!asked.commit || !found.accepted) await this.keepFindings(this.dataSource.manager, upload, path, found, asked);
      return found;
    });
    if (asked.commit && !outcome.accepted) throw new RowsBadError(outcome.files[0]?.rowsFailed ?? 0);
    return summaryOf(upload, asked, outcome);
  }

  private run(upload: Upload, path: string, asked: Payload, context: WorkContext): Promise<ImportOutcome> {
    return this.imports.run({
      kind: asked.kind,
      files: [path],
      dryRun: !asked.commit,
      skipBad: asked.skip_bad,
      mapName: asked.map,
      options: { blankZero: asked.blank_zero, effectiveFrom: asked.effective_from, restateReason: asked.restate_reason },
      actor: context.requestedBy,
      signal: context.signal,
      // How many rows there will be is not known beforehand.
      progress: (_file, rows) => context.progress({ key: 'imports.step_rows', params: { rows } }, (90 * rows) / (rows + 20_000)),
      committing: async (tx, outcome) => {
        await this.keepFindings(tx, upload, path, outcome, asked);
        const batch = outcome.files[0]?.batch;
        if (batch) await this.store.became(tx, upload.id, batch);
        await context.conclude(tx, summaryOf(upload, asked, outcome));
      },
    });
  }

  private async keepFindings(
    tx: EntityManager,
    upload: Upload,
    path: string,
    outcome: ImportOutcome,
    { language }: Payload,
  ): Promise<void> {
    const [file] = outcome.files;
    const hasErrors = file !== undefined && file.rowsFailed > 0;
    if (hasErrors) {
      const workbook = join(dirname(path), 'errors.xlsx');
      await this.errors.write(workbook, path, file, language);
      await this.uploads.keepErrors(upload.id, workbook);
    }
    const shown = file === undefined || (await inspectFile(path)).format === 'json' ? undefined : await showRows(path, file);
    const files = outcome.files.map((each) => ({ ...shortened(each), ...(shown === undefined ? {} : { shown }) }));
    await this.store.keepPreview(tx, upload.id, { ...outcome, files }, hasErrors);
  }
}

function shortened(file: FileOutcome): FileOutcome {
  return {
    ...file,
    problems: file.problems.slice(0, SHOWN),
    warnings: file.warnings.slice(0, SHOWN),
    matches: file.matches.slice(0, SHOWN),
  };
}

function summaryOf(upload: Upload, asked: Payload, { accepted, files: [file] }: ImportOutcome): object {
  return {
    upload: upload.id,
    kind: asked.kind,
    committed: asked.commit,
    accepted,
    batch: file?.batch ?? null,
    rows_read: file?.rowsRead ?? 0,
    rows_imported: file?.rowsImported ?? 0,
    rows_unchanged: file?.rowsUnchanged ?? 0,
    rows_failed: file?.rowsFailed ?? 0,
  };
}
