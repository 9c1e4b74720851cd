import { basename } from 'node:path';
import { z } from 'zod';
import { ReportingModule } from '@domain/reporting/reporting.module.js';
import { verificationDocument } from '@domain/reporting/verification-document.js';
import { VerifyService } from '@domain/reporting/verify.service.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import { defineCommand } from '../define-command.js';

export const command = defineCommand(z.object({ file: z.string() }), async (context, { file }) => {
  const services = await context.open(ReportingModule);
  const found = await services.get(VerifyService).verify(file);
  const { output, language } = context;
  const document = verificationDocument(found, language);
  output.document(document);
  for (const { message } of document.differences) output.line(message);
  const { period, run, newestRun } = found;
  if (!found.matches) throw new FairmarkError('cli.verify_differs', { file: basename(file), count: found.differencesFound, period, run });
  output.say('cli.verify_matches', { file: basename(file), period, run });
  if (newestRun !== run) output.say('cli.verify_newer', { period, newest: newestRun });
});
