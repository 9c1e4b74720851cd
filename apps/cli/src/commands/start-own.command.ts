import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { SampleModule } from '@domain/maintenance/sample/sample.module.js';
import { SampleService } from '@domain/maintenance/sample/sample.service.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import type { CommandContext } from '../command-context.js';
import { defineCommand } from '../define-command.js';

const input = z.object({ yes: z.boolean().default(false) });

export const command = defineCommand(input, async (context, { yes }) => {
  const sample = (await context.open(SampleModule)).get(SampleService);
  await sample.refuseUnlessAlone();
  if (!yes && !(await isConfirmed(context))) throw new FairmarkError('maintenance.start_own_unconfirmed', {}, 409);
  await sample.inTurn(() => sample.remove(context.actor));
  context.output.say('maintenance.start_own_done');
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
