import { z } from 'zod';
import { BackupModule } from '@domain/maintenance/backup/backup.module.js';
import { RestoreService } from '@domain/maintenance/backup/restore.service.js';
import { localDateTime } from '@platform/time/zone.js';
import { render } from '@platform/i18n/translate.js';
import { defineCommand } from '../define-command.js';

const input = z.object({ file: z.string(), replace: z.boolean().default(false) });

export const command = defineCommand(input, async (context, { file, replace }) => {
  const { output, actor, signal } = context;
  const services = await context.open(BackupModule);
  output.passing({ key: 'maintenance.step_checking' });
  const progress = output.startProgress();
  const { header, rows, storedFiles, keyFits } = await services.get(RestoreService).run({
    file,
    replace,
    actor,
    signal,
    progress: (step, done, total) => progress.update(render(context.language, step), done, total),
  });
  output.document({ created_at: header.created_at, version: header.version, rows, stored_files: storedFiles, key_fits: keyFits });
  output.say('maintenance.restore_done', {
    time: localDateTime(new Date(header.created_at), header.time_zone).replace('T', ' ').slice(0, 16),
    rows,
    files: storedFiles,
  });
  if (!keyFits) output.say('maintenance.restore_key_other');
});
