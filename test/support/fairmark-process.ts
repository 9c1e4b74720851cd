import { spawn, type ChildProcess } from 'node:child_process';
import { basename, dirname, join } from 'node:path';

const above = dirname(dirname(import.meta.dirname));
/** Compiled for the benchmark, this file stands in a copy of its folder under dist/. */
export const repository = basename(above) === 'dist' ? dirname(above) : above;

/** What a run of the command line came to. */
export interface Ran {
  /** The exit status; null: ended by a signal. */
  status: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  environment?: Record<string, string>;
  /** Sent when the first output arrives: something long is under way then. */
  interruptWith?: NodeJS.Signals;
  /** Gets the process while it runs. */
  started?: (child: ChildProcess) => void;
}

/** Runs the built product as a user does: from another folder, on a computer in another time zone, in English. */
export function runFairmark(
  home: string,
  words: readonly string[],
  { environment = {}, interruptWith, started }: RunOptions = {},
): Promise<Ran> {
  const child = spawn(join(repository, 'bin/fairmark'), words, {
    cwd: home,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TZ: 'America/New_York', FAIRMARK_LANG: 'en', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started?.(child);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (stdout === '' && interruptWith !== undefined) child.kill(interruptWith);
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, stdout, stderr }));
  });
}

/** Builds dist/ when it is not up to date. */
export function buildProduct(): Promise<void> {
  const child = spawn(process.execPath, [join(repository, 'scripts/build.mjs')], { stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => (status === 0 ? resolve() : reject(new Error('The product does not build'))));
  });
}
