import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportKind } from '@contracts/imports.js';
import type { AcknowledgeService } from '@domain/evaluations/acknowledge.service.js';
import type { FileOutcome } from '@domain/imports/import-outcome.js';
import type { ImportService } from '@domain/imports/import.service.js';
import { SAMPLE_ACTOR } from '@contracts/settings.js';
import type { SampleService } from '@domain/maintenance/sample/sample.service.js';
import type { CloseService } from '@domain/scorecards/close.service.js';
import { ACCEPTABLE_CHECKS } from '@domain/scorecards/publish-checks.js';
import type { PublishService } from '@domain/scorecards/publish.service.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import { render, type Language, type Message } from '@platform/i18n/translate.js';
import { utf8Csv } from '@samples/encode-csv.js';
import { generateCentre, type CentreOptions, type SampleCentre } from '@samples/generate-centre.js';
import { generateMonth } from '@samples/generate-month.js';
import type { SampleTable } from '@samples/sample-table.js';

/** The services that a centre's own people would use. */
export interface SampleTools {
  sample: SampleService;
  imports: ImportService;
  close: CloseService;
  publish: PublishService;
  acknowledgements: AcknowledgeService;
  /** For files on their way in; made and removed here, and emptied first of what a killed process left. */
  workFolder: string;
  language: Language;
  signal?: AbortSignal;
  /** Hears each step with how many of how many are done. */
  progress?: (step: Message, done: number, total: number) => void;
}

export interface LoadedSample {
  people: number;
  /** In time order, all closed and published. */
  months: string[];
}

/** Longer than anybody has to acknowledge. */
const YEAR_MS = 366 * 86_400_000;

interface NamedTable {
  name: string;
  table: SampleTable;
}

/**
 * Brings a sample centre in through imports, month by month, each closed and published. An older sample, or one that was cut off,
 * goes first: the months of another centre are other months.
 * @param wanted its last month is the last one with data
 * @returns null: this very sample is there already
 * @throws SeedNotEmptyError when there is other data, SampleBusyError
 */
export async function loadSample(tools: SampleTools, wanted: CentreOptions & { lastMonth: string }): Promise<LoadedSample | null> {
  return tools.sample.inTurn(async () => {
    const seed = String(wanted.seed);
    if ((await tools.sample.findOwnData()) === null) {
      const present = await tools.sample.find();
      if (present?.state === 'loaded' && present.seed === seed && present.last_month === wanted.lastMonth) return null;
    }
    await tools.sample.begin(seed, wanted.lastMonth);
    const centre = generateCentre(wanted);
    await rm(tools.workFolder, { recursive: true, force: true });
    await mkdir(tools.workFolder, { recursive: true, mode: 0o700 });
    try {
      await loadCentre(tools, centre);
    } finally {
      await rm(tools.workFolder, { recursive: true, force: true });
    }
    await tools.sample.complete(seed, wanted.lastMonth);
    return { people: centre.people.length, months: centre.periods };
  });
}

async function loadCentre(tools: SampleTools, centre: SampleCentre): Promise<void> {
  const total = centre.periods.length + 1;
  const step = (message: Message, done: number) => tools.progress?.(message, done, total);
  step({ key: 'maintenance.sample_step_people' }, 0);
  await bringIn(tools, 'roster', [{ name: '花名册', table: centre.roster }]);
  await bringIn(
    tools,
    'forms',
    centre.forms.map((table, index) => ({ name: `评分表-${index + 1}`, table })),
  );
  for (const [index, period] of centre.periods.entries()) {
    if (index === centre.periods.length - 1) await acknowledgeAll(tools);
    step({ key: 'maintenance.sample_step_month', params: { month: period } }, index + 1);
    await loadMonth(tools, centre, period);
    await tools.close.close({ periodId: period, actor: SAMPLE_ACTOR });
    await tools.publish.publish({ periodId: period, noticeDays: 0, accept: ACCEPTABLE_CHECKS, actor: SAMPLE_ACTOR });
  }
}

/** Nobody waits for an answer to what is long past: only the last month is news. */
async function acknowledgeAll({ acknowledgements, signal }: SampleTools): Promise<void> {
  await acknowledgements.acknowledgeOverdue(signal, new Date(Date.now() + YEAR_MS));
}

async function loadMonth(tools: SampleTools, centre: SampleCentre, period: string): Promise<void> {
  const month = generateMonth(centre, period);
  const named = (name: string, table: SampleTable): NamedTable => ({ name: `${name}-${period}`, table });
  await bringIn(tools, 'calls', [named('通话清单', month.calls)]);
  await bringIn(
    tools,
    'evaluations',
    month.evaluations.map((table, index) => named(`质检成绩-${index + 1}`, table)),
  );
  await bringIn(tools, 'exam-results', [named('考试成绩', month.examResults)]);
  await bringIn(tools, 'cases', [named('投诉表扬', month.cases)]);
  await bringIn(tools, 'metrics', [named('绩效指标', month.metrics)]);
}

/** Imports tables as files; a table without rows is no file. */
async function bringIn(tools: SampleTools, kind: ImportKind, tables: readonly NamedTable[]): Promise<void> {
  tools.signal?.throwIfAborted();
  const files: string[] = [];
  for (const { name, table } of tables) {
    if (table.rows.length === 0) continue;
    const file = join(tools.workFolder, `${name}.csv`);
    await writeFile(file, utf8Csv(table));
    files.push(file);
  }
  if (files.length === 0) return;
  const outcome = await tools.imports.run({
    kind,
    files,
    dryRun: false,
    skipBad: false,
    mapName: null,
    options: { blankZero: false, effectiveFrom: null, restateReason: null },
    actor: SAMPLE_ACTOR,
    signal: tools.signal,
  });
  if (!outcome.accepted) refuse(outcome.files, tools.language);
  for (const file of files) await rm(file);
}

/** The generator and the importers disagree: said like a bad row of anyone's file. */
function refuse(files: readonly FileOutcome[], language: Language): never {
  const bad = files.find(({ rowsFailed }) => rowsFailed > 0);
  const problem = bad?.problems[0];
  const reason = problem === undefined ? '' : render(language, problem.message);
  throw new FairmarkError('maintenance.sample_refused', { file: bad?.file ?? '', row: problem?.row ?? 0, reason }, 500);
}
