import { basename } from 'node:path';
import { z } from 'zod';
import { differenceMessage } from '@domain/reporting/difference.js';
import { ReportingModule } from '@domain/reporting/reporting.module.js';
import { VerifyService } from '@domain/reporting/verify.service.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import { render } from '@platform/i18n/translate.js';
import { defineCommand } from '../define-command.js';

export const command = defineCommand(z.object({ file: z.string() }), async (context, { file }) => {
  const services = await context.open(ReportingModule);
  const found = await services.get(VerifyService).verify(file);
  const { output, language } = context;
  output.document({
    report: found.report,
    period: found.period,
    subject: found.subject,
    run: found.run,
    newest_run: found.newestRun,
    language: found.language,
    matches: found.matches,
    differences_found: found.differencesFound,
    differences: found.differences.map((difference) => ({ ...difference, message: render(language, differenceMessage(difference)) })),
  });
  for (const difference of found.differences) output.line(render(language, differenceMessage(difference)));
  const { period, run, newestRun } = found;
  if (!found.matches) throw new FairmarkError('cli.verify_differs', { file: basename(file), count: found.differencesFound, period, run });
  output.say('cli.verify_matches', { file: basename(file), period, run });
  if (newestRun !== run) output.say('cli.verify_newer', { period, newest: newestRun });
});
