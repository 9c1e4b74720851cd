import type { z } from 'zod';
import type { CommandContext } from './command-context.js';

/** What a command's file exports as `command`. */
export interface CliCommand {
  /** @param input positional arguments and options by name, as commander read them */
  run(context: CommandContext, input: unknown): Promise<void>;
}

/**
 * A command: it resolves when all went well and throws a FairmarkError, which becomes one sentence on stderr and exit status 1,
 * when it did not. What it found out before that it has already written to `context.output`.
 * @param input the shape of arguments and options; values are checked by the parsers of the catalogue, which know the sentences
 */
export function defineCommand<Schema extends z.ZodType>(
  input: Schema,
  run: (context: CommandContext, input: z.output<Schema>) => Promise<void>,
): CliCommand {
  return { run: (context, given) => run(context, input.parse(given)) };
}
