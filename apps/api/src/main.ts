import 'reflect-metadata';
import type { AddressInfo, Server } from 'node:net';
import { migrations } from '@database/migrations.js';
import { SettingsService } from '@domain/settings/settings.service.js';
import { errorCode } from '@platform/database/database.errors.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import { runProcess, type Running, type Shell } from '@platform/process/run-process.js';
import { createServer } from './create-server.js';

async function startApi(shell: Shell): Promise<Running> {
  const { environment, dataSource } = shell;
  const app = await createServer(shell);
  await dataSource.transaction((tx) => app.get(SettingsService).settleTimeZone(tx, environment.timeZone, 'start'));
  const { host, port } = environment;
  try {
    await app.listen(port, host);
  } catch (error) {
    await app.close();
    if (errorCode(error) === 'EADDRINUSE') throw new FairmarkError('platform.port_taken', { port });
    if (errorCode(error) === 'EACCES') throw new FairmarkError('platform.port_forbidden', { port });
    throw error;
  }
  const bound = (app.getHttpServer() as Server).address() as AddressInfo;
  return { address: environment.publicUrl ?? `http://localhost:${bound.port}`, close: () => app.close() };
}

await runProcess({ name: 'api', migrations, poolSize: 8, queuePoolSize: 2, answersRequests: true }, startApi);
