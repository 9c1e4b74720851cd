// npm start: makes the clone ready, then runs everything until Ctrl-C, SIGTERM, or the end of the npm that started it.
import { prepare } from './prepare.mjs';

try {
  await prepare();
  const { supervise } = await import('./supervise.mjs');
  process.exitCode = await supervise();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
