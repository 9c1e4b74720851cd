import { languageOf } from '@platform/config/environment.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import { complain } from './output/complain.js';
import { runProgram } from './program.js';

// Who reads our output may stop reading (`fairmark scorecards 2026-10 | head`): what is being done is still done.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

try {
  process.exitCode = await runProgram(process.argv.slice(2), async (entry, input) => {
    const { runCommand } = await import('./run-command.js');
    return runCommand(entry, input);
  });
} catch (error) {
  if (!(error instanceof FairmarkError)) throw error;
  complain(error.sentence(languageOf()));
  process.exitCode = 2;
}
// Something idle that a library left open must not keep a finished command alive.
setTimeout(() => process.exit(), 1000).unref();
