// One embedded server with a migrated template database for the whole run; tests clone the template.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from '../../scripts/build.mjs';

export default async function setUpDatabase() {
  await build();
  const keeper = fork(fileURLToPath(new URL('./database-keeper.mjs', import.meta.url)), { detached: true });
  const answer = await new Promise((resolve, reject) => {
    keeper.once('message', resolve);
    keeper.once('exit', (code) => reject(new Error(`The test database did not start (exit ${code})`)));
  });
  if (answer.failure !== undefined) {
    keeper.disconnect();
    throw new Error(answer.failure);
  }
  process.env.FAIRMARK_TEST_CONNECTION = JSON.stringify(answer.connection);
  globalThis.fairmarkDatabaseKeeper = keeper;
}
