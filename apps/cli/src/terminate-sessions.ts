import pg from 'pg';

/** Ends the database sessions of an application name, except the one that does it; a server that is gone has none. */
export async function terminateSessions(connection: pg.ClientConfig, applicationName: string): Promise<void> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()', [
      applicationName,
    ]);
  } catch {
    // Nothing is left to end.
  } finally {
    await client.end().catch(() => undefined);
  }
}
