import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { languageOf, readEnvironment } from '@platform/config/environment.js';
import { isConnectionLost, reasonOf } from '@platform/database/database.errors.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import { translate } from '@platform/i18n/translate.js';
import type { CatalogueEntry } from './catalogue.js';
import { CommandContext } from './command-context.js';
import type { CliCommand } from './define-command.js';
import { complain } from './output/complain.js';
import { Output } from './output/output.js';
import { UsageError } from './usage.errors.js';

const STATUS_OF_SIGNAL = { SIGINT: 130, SIGTERM: 143 } as const;
/** How long a command may take to notice that it was interrupted before its database sessions are ended. */
const PATIENCE_MS = 2000;

/**
 * Runs one command from settings to closed database.
 * @param input positional arguments and options by name
 * @returns the exit status: 0 done, 1 refused or failed, 2 wrong usage, 130 and 143 interrupted
 */
export async function runCommand(entry: CatalogueEntry, input: Record<string, unknown>): Promise<number> {
  const interruption = watchSignals();
  try {
    const environment = readEnvironment();
    const output = new Output(environment.language, input['json'] === true);
    const context = new CommandContext(environment, output, interruption.signal);
    try {
      const { command } = await entry.load();
      await runInterruptibly(command, context, input);
    } finally {
      output.finish();
      await context.close();
    }
    return 0;
  } catch (error) {
    return report(error, interruption.received());
  } finally {
    interruption.stop();
  }
}

/** The exit status of a failure, once it has been told in one sentence. */
function report(error: unknown, signal: keyof typeof STATUS_OF_SIGNAL | null): number {
  if (signal !== null) {
    complain(translate(languageOf(), 'cli.interrupted'));
    return STATUS_OF_SIGNAL[signal];
  }
  if (error instanceof FairmarkError) {
    complain(error.sentence(languageOf()));
    return error instanceof UsageError ? 2 : 1;
  }
  const level = loggedLevel();
  const detail = ['debug', 'trace'].includes(level) && error instanceof Error ? `\n${error.stack}` : '';
  complain(unforeseen(error) + detail);
  return 1;
}

function unforeseen(error: unknown): string {
  if (isConnectionLost(error)) return translate(languageOf(), 'platform.database_lost');
  return translate(languageOf(), 'cli.unexpected', { reason: reasonOf(error).replaceAll(/\s+/g, ' ') });
}

function loggedLevel(): string {
  try {
    return readEnvironment().logLevel;
  } catch {
    return 'info';
  }
}

async function runInterruptibly(command: CliCommand, context: CommandContext, input: unknown): Promise<void> {
  const running = command.run(context, input);
  const { signal } = context;
  const aborted = new Promise<'aborted'>((resolve) => signal.addEventListener('abort', () => resolve('aborted'), { once: true }));
  const settled = running.then(
    () => 'settled' as const,
    () => 'settled' as const,
  );
  if ((await Promise.race([settled, aborted])) === 'aborted') {
    const late = await Promise.race([settled, pause(PATIENCE_MS, 'late' as const, { ref: false })]);
    if (late === 'late') await context.giveUp();
  }
  await running;
}

function watchSignals() {
  const controller = new AbortController();
  let received: keyof typeof STATUS_OF_SIGNAL | null = null;
  const onSignal = (signal: NodeJS.Signals): void => {
    const known = signal === 'SIGTERM' ? 'SIGTERM' : 'SIGINT';
    // Asked a second time: the user does not want to wait for an orderly end. The server rolls back by itself.
    if (received !== null) process.exit(STATUS_OF_SIGNAL[known]);
    received = known;
    controller.abort();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    received: () => received,
    stop: () => process.off('SIGINT', onSignal).off('SIGTERM', onSignal),
  };
}
