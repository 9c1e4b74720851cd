import { z } from 'zod';
import { ExportService } from '@domain/reporting/export.service.js';
import { LayoutExportService } from '@domain/reporting/layout-export.service.js';
import { ReportingModule } from '@domain/reporting/reporting.module.js';
import { render, type Message } from '@platform/i18n/translate.js';
import { defineCommand } from '../define-command.js';
import { UsageError } from '../usage.errors.js';

const input = z.object({
  report: z.string().optional(),
  layout: z.string().optional(),
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
  if ((given.report === undefined) === (given.layout === undefined)) throw new UsageError('reporting.layout_or_report');
  const services = await context.open(ReportingModule);
  const progress = context.output.startProgress();
  const asked = {
    periodId: given.period,
    teamCode: given.team ?? null,
    all: given.all,
    run: given.run ?? null,
    directory: given.out,
    language: given.lang,
    actor: context.actor,
    progress: (step: Message, percent: number) => progress.update(render(context.language, step), Math.round(percent), 100),
    signal: context.signal,
  };
  const { files } =
    given.layout === undefined
      ? await services.get(ExportService).export({ ...asked, report: given.report! })
      : await services.get(LayoutExportService).export(given.layout, asked);
  context.output.document({
    report: given.report ?? null,
    ...(given.layout === undefined ? {} : { layout: given.layout }),
    period: given.period,
    files,
  });
  for (const file of files) context.output.line(file.path);
  context.output.say('cli.exported', { count: files.length });
});
