import { basename, extname, join, dirname } from 'node:path';
import { z } from 'zod';
import { importKindSchema } from '@contracts/imports.js';
import { ErrorWorkbookService } from '@domain/imports/error-workbook.service.js';
import type { FileOutcome, ImportOutcome } from '@domain/imports/import-outcome.js';
import { ImportService } from '@domain/imports/import.service.js';
import { ImportsModule } from '@domain/imports/imports.module.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import type { Language } from '@platform/i18n/translate.js';
import type { CommandContext, Services } from '../command-context.js';
import { defineCommand } from '../define-command.js';
import { remarkDocument, remarkLines } from '../output/remarks.js';

const input = z.object({
  kind: importKindSchema,
  file: z.array(z.string()),
  dryRun: z.boolean().default(false),
  errors: z.string().optional(),
  skipBad: z.boolean().default(false),
  map: z.string().optional(),
  blank: z.literal('zero').optional(),
  effectiveFrom: z.string().optional(),
  restate: z.string().optional(),
});

type Input = z.output<typeof input>;

export const command = defineCommand(input, async (context, given) => {
  const services = await context.open(ImportsModule);
  const progress = context.output.startProgress();
  const outcome = await services.get(ImportService).run({
    kind: given.kind,
    files: given.file,
    dryRun: given.dryRun,
    skipBad: given.skipBad,
    mapName: given.map ?? null,
    options: { blankZero: given.blank === 'zero', effectiveFrom: given.effectiveFrom ?? null, restateReason: given.restate ?? null },
    actor: context.actor,
    signal: context.signal,
    progress: (file, rows) => progress.update(context.text('cli.reading', { file }), rows, null),
  });
  const errorFiles = given.errors === undefined ? [] : await writeErrorFiles(context, services, given, outcome);
  context.output.document(document(outcome, errorFiles, context.language));
  for (const file of outcome.files) describe(context, outcome, file);
  if (given.errors !== undefined && errorFiles.length === 0) context.output.say('cli.no_errors_file');
  for (const file of errorFiles) context.output.say('cli.errors_written', { file });
  const failed = outcome.files.reduce((sum, file) => sum + file.rowsFailed, 0);
  if (!outcome.accepted) throw new FairmarkError('cli.rows_bad', { rows: failed });
  if (given.dryRun) context.output.say('cli.dry_run');
});

function describe(context: CommandContext, outcome: ImportOutcome, file: FileOutcome): void {
  const { output, language } = context;
  const counts = { read: file.rowsRead, imported: file.rowsImported, unchanged: file.rowsUnchanged, failed: file.rowsFailed };
  const done = file.batch === null ? '' : context.text('cli.import_batch', { batch: file.batch });
  output.line(context.text(outcome.dryRun ? 'cli.import_dry_counts' : 'cli.import_counts', { file: file.file, ...counts }) + done);
  if (file.ignoredColumns.length > 0)
    output.line(`  ${context.text('cli.ignored_columns', { columns: file.ignoredColumns.join(language === 'zh' ? '、' : ', ') })}`);
  const groups = [
    { title: 'cli.matches', remarks: file.matches },
    { title: 'cli.warnings', remarks: file.warnings },
    { title: 'cli.problems', remarks: file.problems },
  ] as const;
  for (const { title, remarks } of groups) {
    if (remarks.length === 0) continue;
    output.line(`  ${context.text(title, { count: remarks.length })}`);
    for (const line of remarkLines(remarks, language)) output.line(`    ${line}`);
  }
}

/** One workbook a file with bad rows: the first under the name that was asked for, further ones with their file's name added. */
async function writeErrorFiles(context: CommandContext, services: Services, given: Input, outcome: ImportOutcome): Promise<string[]> {
  const written: string[] = [];
  for (const [index, file] of outcome.files.entries()) {
    const source = given.file[index];
    if (file.rowsFailed === 0 || source === undefined || given.errors === undefined) continue;
    const path = written.length === 0 ? given.errors : besideErrors(given.errors, source);
    await services.get(ErrorWorkbookService).write(path, source, file, context.language);
    written.push(path);
  }
  return written;
}

function besideErrors(errors: string, source: string): string {
  const extension = extname(errors);
  return join(dirname(errors), `${basename(errors, extension)}-${basename(source, extname(source))}${extension}`);
}

function document(outcome: ImportOutcome, errorFiles: readonly string[], language: Language): object {
  return {
    kind: outcome.kind,
    dry_run: outcome.dryRun,
    accepted: outcome.accepted,
    files: outcome.files.map((file) => ({
      file: file.file,
      batch: file.batch,
      rows_read: file.rowsRead,
      rows_imported: file.rowsImported,
      rows_unchanged: file.rowsUnchanged,
      rows_failed: file.rowsFailed,
      problems: file.problems.map((remark) => remarkDocument(remark, language)),
      warnings: file.warnings.map((remark) => remarkDocument(remark, language)),
      matches: file.matches.map((remark) => remarkDocument(remark, language)),
      ignored_columns: file.ignoredColumns,
    })),
    error_files: errorFiles,
  };
}
