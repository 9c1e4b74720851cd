import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { Permission, Role } from '@contracts/access.js';
import { startService, type ServiceProcess } from '../support/service-process.js';
import type { Bench } from './harness.js';
import { HttpClient } from './http-client.js';

/** The HTTP interface in a process of its own, as `npm start` runs it, on a database of the benchmark. */
export class HttpService {
  private readonly clients: HttpClient[] = [];

  private constructor(
    private readonly service: ServiceProcess,
    private readonly dataSource: DataSource,
  ) {}

  static async start(bench: Bench, dataSource: DataSource, connection: pg.ClientConfig): Promise<HttpService> {
    const home = await bench.folder();
    return new HttpService(await startService('api', home, { DATABASE_URL: addressOf(connection) }), dataSource);
  }

  /** Makes a person of the centre with an account of this role, and a client that comes with a token of that account. */
  async clientOf(employeeNo: string, role: Role, permissions: readonly Permission[]): Promise<HttpClient> {
    const token = `fm_${randomBytes(32).toString('base64url')}`;
    await this.dataSource.query(
      `with known as (
         insert into person (employee_no, name) values ($1, $1) on conflict (employee_no) do nothing
       ), holder as (
         insert into account (employee_no, name, created_by) values ($1, $1, 'benchmark')
         on conflict (employee_no) do update set employee_no = excluded.employee_no
         returning id
       ), held as (
         insert into account_role (account_id, role, valid, granted_by) select id, $2, daterange(null, null), 'benchmark' from holder
         on conflict do nothing
       )
       insert into access_token (account_id, name, permissions, secret_hash, hint, expires_at)
       select id, 'benchmark', $3, $4, 'fm_', now() + interval '1 day' from holder`,
      [employeeNo, role, permissions, createHash('sha256').update(token).digest()],
    );
    const client = new HttpClient(new URL(this.service.address), token);
    this.clients.push(client);
    return client;
  }

  get address(): string {
    return this.service.address;
  }

  /** The cookie of somebody with an account who is signed in at a page. */
  async sessionOf(employeeNo: string): Promise<{ name: string; value: string }> {
    const value = randomBytes(32).toString('base64url');
    await this.dataSource.query(
      `insert into account_session (account_id, secret_hash, via, expires_at, address, user_agent)
       select id, $2, 'password', now() + interval '1 day', '127.0.0.1', 'benchmark' from account where employee_no = $1`,
      [employeeNo, createHash('sha256').update(value).digest()],
    );
    return { name: 'fairmark_session', value };
  }

  async stop(): Promise<void> {
    for (const client of this.clients) client.close();
    this.service.child.kill();
    await this.service.exited;
  }
}

/** The host may be a folder with a socket, which stands in the query of an address. */
function addressOf({ user, password, host, port, database }: pg.ClientConfig): string {
  const who = `${encodeURIComponent(user ?? '')}:${encodeURIComponent(String(password))}`;
  return `postgres://${who}@localhost/${database}?${new URLSearchParams({ host: host ?? '', port: String(port ?? 5432) }).toString()}`;
}
