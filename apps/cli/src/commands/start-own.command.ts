import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { AccountStore } from '@domain/accounts/account.store.js';
import { SampleModule } from '@domain/maintenance/sample/sample.module.js';
import { SampleService } from '@domain/maintenance/sample/sample.service.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import type { CommandContext } from '../command-context.js';
import { defineCommand } from '../define-command.js';

const input = z.object({ yes: z.boolean().default(false) });

export const command = defineCommand(input, async (context, { yes }) => {
  const services = await context.open(SampleModule);
  const sample = services.get(SampleService);
  await sample.refuseUnlessAlone();
  if (!yes && !(await isConfirmed(context))) throw new FairmarkError('maintenance.start_own_unconfirmed', {}, 409);
  await sample.inTurn(() => sample.remove(context.actor));
  context.output.say('maintenance.start_own_done');
  if ((await services.get(AccountStore).administrators(services.dataSource.manager)) === 0)
    context.output.say('maintenance.start_own_admin');
});

/** Asks on a terminal; whoever cannot be asked has not agreed. */
async function isConfirmed(context: CommandContext): Promise<boolean> {
  if (!process.stdin.isTTY || !context.output.isTerminal) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question(context.text('maintenance.start_own_question'), { signal: context.signal });
    return answer.trim().toLowerCase() === 'yes';
  } finally {
    terminal.close();
  }
}
