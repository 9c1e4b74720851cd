// Loaded into a command by NODE_OPTIONS: writes the most memory it held, in kilobytes, to the file PEAK_MEMORY_FILE when it ends.
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env.PEAK_MEMORY_FILE;
if (isMainThread && file !== undefined) process.once('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
