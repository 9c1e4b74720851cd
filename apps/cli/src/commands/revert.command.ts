import { z } from 'zod';
import { ImportsModule } from '@domain/imports/imports.module.js';
import { RevertService } from '@domain/imports/revert.service.js';
import { defineCommand } from '../define-command.js';

const input = z.object({ batch: z.string() });

export const command = defineCommand(input, async (context, { batch }) => {
  const services = await context.open(ImportsModule);
  const reverted = await services
    .get(RevertService)
    .revert(batch, (id) => context.text('imports.revert_reason', { batch: id }), context.actor);
  const { id, kind, fileName, rowsImported } = reverted;
  context.output.document({ batch: id, kind, file: fileName, rows: rowsImported });
  context.output.say('cli.reverted', { batch: id, file: fileName, rows: rowsImported });
});
