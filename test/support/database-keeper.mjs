// Holds one embedded server for a test run, in a session of its own. When the test run is gone, for whatever reason, it ends
// the server and removes its folder. With the argument `as-delivered` (a benchmark) the server's settings stay as users have them.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const dist = new URL('../../dist/libs/', import.meta.url);
const { openDatabase } = await import(new URL('platform/src/database/open-database.js', dist));
const { createDataSource } = await import(new URL('platform/src/database/data-source.js', dist));
const { migrate } = await import(new URL('platform/src/database/run-migrations.js', dist));
const { migrations } = await import(new URL('database/src/migrations.js', dist));

const home = await mkdtemp(join(tmpdir(), 'fairmark-test-'));
// Under root the server runs as another user; a home it cannot enter would send the data elsewhere, where nobody removes it.
await chmod(home, 0o755);
let database = null;

async function end() {
  await database?.release();
  if (database !== null) await rm(database.connection.host, { recursive: true, force: true });
  await rm(home, { recursive: true, force: true });
  process.exit(0);
}
const gone = new Promise((resolve) => process.once('disconnect', resolve));

try {
  database = await openDatabase({ databaseUrl: null, home });
  const template = createDataSource(database.connection, { migrations });
  await template.initialize();
  // The data is thrown away, so it need not survive a power cut.
  const hasty = process.argv[2] === 'as-delivered' ? [] : ['fsync = off', 'full_page_writes = off', 'synchronous_commit = off'];
  for (const setting of hasty) await template.query(`alter system set ${setting}`);
  await template.query('select pg_reload_conf()');
  await migrate(template);
  await template.destroy();
  process.send?.({ connection: database.connection, home });
} catch (error) {
  process.send?.({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
await gone;
await end();
