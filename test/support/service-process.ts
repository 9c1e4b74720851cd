import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { repository } from './fairmark-process.js';

/** An api or a worker of its own, as a server's own supervisor would run it. */
export interface ServiceProcess {
  child: ChildProcess;
  /** Where it listens; empty for a worker. */
  address: string;
  output(): string;
  /** Resolves with its exit status and signal. */
  exited: Promise<unknown[]>;
}

/** Starts a service of the built product on a home that others may share, on any free port, and waits until it is ready. */
export async function startService(
  name: 'api' | 'worker',
  home: string,
  environment: Record<string, string> = {},
): Promise<ServiceProcess> {
  const child = fork(join(repository, 'dist/apps', name, 'src/main.js'), [], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      FAIRMARK_HOME: home,
      FAIRMARK_LANG: 'en',
      PORT: '0',
      LOG_LEVEL: 'info',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: ['--no-warnings'],
  });
  let text = '';
  child.stdout!.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  child.stderr!.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const exited = once(child, 'exit');
  const ready = new Promise<string>((resolve, reject) => {
    child.on('message', (message: { ready?: true; address?: string | null; refused?: string }) => {
      if (message.ready === true) resolve((message.address ?? '').replace('localhost', '127.0.0.1'));
      else reject(new Error(message.refused));
    });
    void exited.then(() => reject(new Error(`The ${name} ended before it was ready:\n${text}`)));
  });
  return { child, address: await ready, output: () => text, exited };
}
