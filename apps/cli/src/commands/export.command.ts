import { z } from 'zod';
import { ExportService } from '@domain/reporting/export.service.js';
import { ReportingModule } from '@domain/reporting/reporting.module.js';
import { render } from '@platform/i18n/translate.js';
import { defineCommand } from '../define-command.js';
import { UsageError } from '../usage.errors.js';

const input = z.object({
  report: z.string(),
  period: z.string(),
  team: z.string().optional(),
  all: z.boolean().default(false),
  out: z.string(),
  // Workbooks are for the centre's readers, whatever language the terminal speaks.
  lang: z.enum(['zh', 'en']).default('zh'),
  run: z.number().optional(),
});

export const command = defineCommand(input, async (context, given) => {
  if (given.all && given.team !== undefined) throw new UsageError('reporting.team_and_all');
  const services = await context.open(ReportingModule);
  const progress = context.output.startProgress();
  const { files } = await services.get(ExportService).export({
    report: given.report,
    periodId: given.period,
    teamCode: given.team ?? null,
    all: given.all,
    run: given.run ?? null,
    directory: given.out,
    language: given.lang,
    actor: context.actor,
    progress: (step, percent) => progress.update(render(context.language, step), Math.round(percent), 100),
    signal: context.signal,
  });
  context.output.document({ report: given.report, period: given.period, files });
  for (const file of files) context.output.line(file.path);
  context.output.say('cli.exported', { count: files.length });
});
