import { z } from 'zod';
import { SettingsModule } from '@domain/settings/settings.module.js';
import { defineCommand } from '../define-command.js';

export const command = defineCommand(z.object({}), async (context) => {
  const { migrated } = await context.open(SettingsModule);
  context.output.document({ migrated });
  for (const name of migrated) context.output.line(name);
  context.output.say(migrated.length === 0 ? 'cli.migrated_nothing' : 'cli.migrated', { count: migrated.length });
});
