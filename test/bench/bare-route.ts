/*
 * The least that an HTTP interface can do with an evaluation: node:http reads the body as JSON, a prepared statement inserts the bare row
 * over one of eight connections, and the answer says so. No sign-in, no checks, no framework. Runs in a process of its own.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { z } from 'zod';

const CONNECTIONS = 8;

/** What it is told at the start: where the database is, and the statement with $1 for a serial number. */
const order = z.object({ connection: z.record(z.string(), z.unknown()), insert: z.object({ name: z.string(), text: z.string() }) });
const body = z.object({ serial: z.int() });

process.once('message', (message) => {
  const { connection, insert } = order.parse(message);
  const pool = new pg.Pool({ ...connection, max: CONNECTIONS });
  const server = createServer((request, response) => {
    const answer = async () => {
      const { serial } = body.parse(JSON.parse(await text(request)));
      await pool.query({ ...insert, values: [serial] });
      return { status: 200, content: JSON.stringify({ serial }) };
    };
    const failed = (error: unknown) => ({ status: 500, content: JSON.stringify({ error: String(error) }) });
    void answer()
      .catch(failed)
      .then(({ status, content }) => {
        response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) }).end(content);
      });
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
});
process.once('disconnect', () => process.exit());
