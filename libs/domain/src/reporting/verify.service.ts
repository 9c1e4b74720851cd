import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Language } from '@platform/i18n/translate.js';
import { ReportCatalogue } from '@platform/report/report-catalogue.js';
import type { ReportContext, ReportDefinition } from '@platform/report/report-definition.js';
import { readBook, readCustomProperties, type ReadBook } from '@platform/spreadsheet/write/read-properties.js';
import { renderWorkbook } from '@platform/spreadsheet/write/render-workbook.js';
import { PeriodService } from '../scorecards/period.service.js';
import type { Run } from '../scorecards/run.store.js';
import { ScorecardQueryService } from '../scorecards/scorecard-query.service.js';
import { SettingsService } from '../settings/settings.service.js';
import { compareBooks } from './compare-books.js';
import { compareStreamed } from './compare-streamed.js';
import type { Difference } from './difference.js';
import type { ExportTarget } from './export-planner.js';
import { readProvenance, type Provenance } from './provenance.js';
import { reportContext } from './report-context.js';
import { ReportWriter } from './report-writer.js';
import { NotOurWorkbookError } from './reporting.errors.js';
import { withSnapshot, type Snapshot } from './snapshot.js';
import { SubjectStore } from './subject.store.js';

export interface Verification {
  report: string;
  period: string;
  /** Team code or employee number; null: the centre. */
  subject: string | null;
  /** The run the file was made of. */
  run: number;
  language: Language;
  newestRun: number;
  /** True to its run, and no newer run says otherwise. */
  matches: boolean;
  /** The first of them. */
  differences: Difference[];
  /** How many there are in all. */
  differencesFound: number;
}

/** A file at hand: what it says of itself, and for a designed workbook its content. */
interface Subject {
  path: string;
  definition: ReportDefinition;
  provenance: Provenance;
  book: ReadBook | null;
}

/** More would not be read by anybody. */
const MOST_LISTED = 1000;

/** Tells whether an exported workbook still says what the database says. */
@Injectable()
export class VerifyService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalogue: ReportCatalogue,
    private readonly scorecards: ScorecardQueryService,
    private readonly periods: PeriodService,
    private readonly settings: SettingsService,
    private readonly subjects: SubjectStore,
    private readonly writer: ReportWriter,
  ) {}

  /**
   * Makes the workbook again from its run, and from the newest where there is a newer one, and compares.
   * @throws FairmarkError when the file is not there or no workbook; NotOurWorkbookError; ReportUnknownError
   * @throws NeverClosedError, RunUnknownError when this database does not have its run
   */
  async verify(path: string): Promise<Verification> {
    const file = await this.open(path);
    const { report, period, language, subject, run: number } = file.provenance;
    return withSnapshot(this.dataSource, undefined, async (snapshot) => {
      const run = await this.scorecards.run(snapshot.tx, period, number);
      const newest = await this.scorecards.run(snapshot.tx, period);
      const differences = [...(await this.checkRun(snapshot, file.provenance, run)), ...(await this.compare(snapshot, file, run))];
      if (newest.number !== run.number) differences.push(...(await this.compareWithNewest(snapshot, file, newest)));
      return {
        report,
        period,
        subject: subject ?? null,
        run: run.number,
        language,
        newestRun: newest.number,
        matches: differences.length === 0,
        differences: differences.slice(0, MOST_LISTED),
        differencesFound: differences.length,
      };
    });
  }

  private async open(path: string): Promise<Subject> {
    const provenance = readProvenance(await readCustomProperties(path));
    if (provenance === null) throw new NotOurWorkbookError(basename(path));
    const definition = this.catalogue.get(provenance.report);
    return { path, definition, provenance, book: definition.kind === 'workbook' ? await readBook(path) : null };
  }

  /** Whether file and database mean the same run, and whether its stored figures are still those it was closed with. */
  private async checkRun({ tx }: Snapshot, provenance: Provenance, run: Run): Promise<Difference[]> {
    const whole = { run: run.number, sheet: '', row: null, column: null };
    const differences: Difference[] = [];
    if (provenance.checksum !== run.checksum)
      differences.push({ ...whole, code: 'checksum', workbook: provenance.checksum, database: run.checksum });
    const recomputed = await this.scorecards.recomputeChecksum(tx, run.id);
    if (recomputed !== run.checksum) differences.push({ ...whole, code: 'run_altered', workbook: recomputed, database: run.checksum });
    return differences;
  }

  private async compareWithNewest(snapshot: Snapshot, file: Subject, newest: Run): Promise<Difference[]> {
    const differences = await this.compare(snapshot, file, newest);
    return differences.map((difference) => (difference.code === 'subject_missing' ? difference : { ...difference, code: 'newer_run' }));
  }

  private async compare(snapshot: Snapshot, file: Subject, run: Run): Promise<Difference[]> {
    const { definition, provenance, path, book } = file;
    const target = await this.target(snapshot, definition, provenance, run);
    if (target === null) {
      const lost = provenance.subject ?? provenance.team ?? null;
      return [{ code: 'subject_missing', run: run.number, sheet: '', row: null, column: null, workbook: lost, database: null }];
    }
    const context = await this.context(snapshot, provenance, run, target);
    if (definition.kind === 'rows')
      return (await compareStreamed(definition, context, path, basename(path))).map((found) => ({ ...found, run: run.number }));
    if (book === null) return [];
    const model = await this.writer.model(definition, context);
    const expected = await readBook(await renderWorkbook(model));
    return compareBooks(model, expected, book, run.number === provenance.run).map((found) => ({ ...found, run: run.number }));
  }

  /** Whom the file is about; null: the run has no such team or supervisor. */
  private async target({ tx }: Snapshot, definition: ReportDefinition, provenance: Provenance, run: Run): Promise<ExportTarget | null> {
    if (definition.scope === 'center') {
      // Only rows are ever narrowed to a team; a report of its own may use the word as it likes.
      if (definition.kind === 'workbook' || provenance.team === undefined) return { subject: null, team: null };
      const [team] = await this.subjects.teams(tx, run.id, provenance.team);
      return team === undefined ? null : { subject: null, team };
    }
    const code = provenance.subject ?? '';
    const [subject] =
      definition.scope === 'team' ? await this.subjects.teams(tx, run.id, code) : await this.subjects.supervisors(tx, run.id, code);
    return subject === undefined ? null : { subject, team: null };
  }

  private async context(snapshot: Snapshot, provenance: Provenance, run: Run, target: ExportTarget): Promise<ReportContext> {
    const { timeZone } = await this.settings.calendar(snapshot.tx);
    const period = await this.periods.get(snapshot.tx, run.periodId);
    const occasion = { language: provenance.language, timeZone, requestedBy: provenance.made_by, now: provenance.made_at };
    return reportContext(snapshot, run, period, target, occasion);
  }
}
