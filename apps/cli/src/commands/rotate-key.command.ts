import { z } from 'zod';
import { KeyRotationModule } from '@domain/maintenance/keys/key-rotation.module.js';
import { KeyRotationService } from '@domain/maintenance/keys/key-rotation.service.js';
import { render } from '@platform/i18n/translate.js';
import { defineCommand } from '../define-command.js';

const input = z.object({ lost: z.boolean().default(false) });

export const command = defineCommand(input, async (context, { lost: acceptLost }) => {
  const { output, actor, signal, environment } = context;
  const services = await context.open(KeyRotationModule);
  const progress = output.startProgress();
  const outcome = await services.get(KeyRotationService).run({
    acceptLost,
    actor,
    signal,
    progress: (step, done, total) => progress.update(render(context.language, step), done, total),
  });
  const { keyId, retired, retiredFiles, numbers, changes, files, lost } = outcome;
  output.document({ key: keyId, retired, retired_files: retiredFiles, numbers, changes, files, lost });
  output.say('maintenance.rotation_done', { key: keyId, numbers, changes, files });
  for (const file of retiredFiles) output.say('maintenance.rotation_retired_file', { file });
  if (environment.fieldKey !== null && retired.length > 0) output.say('maintenance.rotation_drop_previous');
  if (lost > 0) output.say('maintenance.rotation_lost', { count: lost });
});
