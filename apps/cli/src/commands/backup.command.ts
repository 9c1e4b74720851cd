import { join } from 'node:path';
import { z } from 'zod';
import { BackupModule } from '@domain/maintenance/backup/backup.module.js';
import { BackupService } from '@domain/maintenance/backup/backup.service.js';
import { render } from '@platform/i18n/translate.js';
import { defineCommand } from '../define-command.js';

const input = z.object({ file: z.string(), withKey: z.boolean().default(false), overwrite: z.boolean().default(false) });

export const command = defineCommand(input, async (context, { file, withKey, overwrite }) => {
  const { output, actor, signal, environment } = context;
  const services = await context.open(BackupModule);
  const progress = output.startProgress();
  const outcome = await services.get(BackupService).run({
    file,
    withKey,
    overwrite,
    actor,
    signal,
    progress: (step, done, total) => progress.update(render(context.language, step), done, total),
  });
  output.document({ ...outcome, with_key: withKey });
  const { tables, rows, storedFiles, bytes } = outcome;
  output.say('maintenance.backup_done', { file: outcome.file, tables, rows, files: storedFiles, size: inMegabytes(bytes) });
  if (withKey) output.say('maintenance.backup_with_key');
  else
    output.say('maintenance.backup_without_key', {
      place: environment.fieldKey === null ? join(environment.home, 'field.key') : 'FIELD_KEY',
    });
});

function inMegabytes(bytes: number): string {
  return bytes < 100_000 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
