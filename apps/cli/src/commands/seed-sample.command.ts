import { join } from 'node:path';
import { z } from 'zod';
import { AcknowledgeService } from '@domain/evaluations/acknowledge.service.js';
import { ImportService } from '@domain/imports/import.service.js';
import { SampleAccountsService } from '@domain/maintenance/sample/sample-accounts.service.js';
import { SampleService } from '@domain/maintenance/sample/sample.service.js';
import { ExportService } from '@domain/reporting/export.service.js';
import { CloseService } from '@domain/scorecards/close.service.js';
import { previousPeriodId } from '@domain/scorecards/period-calendar.js';
import { PublishService } from '@domain/scorecards/publish.service.js';
import { SettingsService } from '@domain/settings/settings.service.js';
import { FileStore } from '@platform/files/file-store.js';
import { render } from '@platform/i18n/translate.js';
import { localDate } from '@platform/time/zone.js';
import { SAMPLE_SEED } from '@samples/sample-month-centre.js';
import type { CommandContext, Services } from '../command-context.js';
import { defineCommand } from '../define-command.js';
import { exportSample } from '../sample/export-sample.js';
import { loadSample } from '../sample/load-sample.js';
import { SampleLoaderModule } from '../sample/sample-loader.module.js';
import { showAccounts } from '../sample/show-accounts.js';

const input = z.object({ ifEmpty: z.boolean().default(false) });

export const command = defineCommand(input, async (context, { ifEmpty }) => {
  if (ifEmpty && !context.environment.sample) return;
  const services = await context.open(SampleLoaderModule);
  const sample = services.get(SampleService);
  const unwanted = ifEmpty && ((await sample.wasRemoved()) || (await sample.findOwnData()) !== null);
  if (!unwanted) await bringIn(context, services, ifEmpty);
  await showAccounts(context, sample, services.get(SampleAccountsService));
});

/** @param ifEmpty nothing is said when it is there already */
async function bringIn(context: CommandContext, services: Services, ifEmpty: boolean): Promise<void> {
  const lastMonth = await lastFullMonth(services);
  const began = Date.now();
  const progress = context.output.startProgress();
  const loaded = await loadSample(
    {
      sample: services.get(SampleService),
      imports: services.get(ImportService),
      close: services.get(CloseService),
      publish: services.get(PublishService),
      acknowledgements: services.get(AcknowledgeService),
      workFolder: join(context.environment.home, '.sample'),
      language: context.language,
      signal: context.signal,
      progress: (step, done, total) => progress.update(render(context.language, step), done, total),
    },
    { seed: SAMPLE_SEED, lastMonth },
  );
  if (loaded !== null) {
    const seconds = Math.round((Date.now() - began) / 1000);
    context.output.say('maintenance.sample_loaded', { people: loaded.people, months: loaded.months.length, month: lastMonth, seconds });
  } else if (!ifEmpty) context.output.say('maintenance.sample_current', { month: lastMonth });
  await writeWorkbooks(context, services, lastMonth, loaded !== null);
}

/** The month before the one that the centre's clocks show. */
async function lastFullMonth({ dataSource, get }: Services): Promise<string> {
  const { timeZone } = await get(SettingsService).calendar(dataSource.manager);
  return previousPeriodId(localDate(new Date(), timeZone).slice(0, 7));
}

/** @param anew false: only where there are none, since whoever loaded the sample was stopped before writing them */
async function writeWorkbooks(context: CommandContext, services: Services, month: string, anew: boolean): Promise<void> {
  const store = services.get(FileStore);
  if (!anew && (await store.list('exports')).length > 0) return;
  const folder = store.folder('exports');
  const progress = context.output.startProgress();
  const label = context.text('maintenance.sample_step_workbooks', { month });
  const count = await exportSample(services.get(ExportService), month, folder, {
    signal: context.signal,
    progress: (percent) => progress.update(label, percent, 100),
  });
  context.output.say('maintenance.sample_workbooks', { month, folder, count });
}
