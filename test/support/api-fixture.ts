import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { pino } from 'pino';
import type { Role } from '@contracts/access.js';
import { CsrfService } from '@domain/accounts/csrf.service.js';
import { ImportPerformer } from '@domain/imports/import.performer.js';
import { JobService } from '@domain/jobs/job.service.js';
import { ClosePerformer } from '@domain/scorecards/close.performer.js';
import { ChecksPerformer, PublishPerformer } from '@domain/scorecards/publish.performer.js';
import { VerifyPerformer } from '@domain/reporting/verify.performer.js';
import { StatisticsPerformer } from '@domain/statistics/statistics.performer.js';
import { SchemeTrialPerformer } from '@domain/scorecards/scheme-trial.performer.js';
import { readEnvironment } from '@platform/config/environment.js';
import type { JobPerformer } from '@platform/queue/job-performer.js';
import { configureQueue } from '@platform/queue/configure-queue.js';
import { createServer } from '../../apps/api/src/create-server.js';
import { OpenapiService } from '../../apps/api/src/openapi/openapi.service.js';
import { AnswerChecker } from './check-answer.js';
import type { TestDatabase } from './test-database.js';
import type { Json } from './json.js';

export interface Answer<Body = Json> {
  status: number;
  headers: Headers;
  /** Parsed when it is JSON, else the text; null: there was none. */
  body: Body;
}

export interface Asking {
  /** Sent as JSON; a text as it is. */
  body?: unknown;
  /** Sent as it is. */
  raw?: Buffer;
  headers?: Record<string, string>;
}

/** Someone at the HTTP interface. Every answer is held against the OpenAPI document. */
export interface Client {
  /** What it comes with: a cookie, a token. */
  headers: Record<string, string>;
  request(method: string, path: string, asking?: Asking): Promise<Answer>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  patch(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  delete(path: string, headers?: Record<string, string>): Promise<Answer>;
}

export interface ApiFixture {
  app: NestExpressApplication;
  /** Such as `http://127.0.0.1:41234`. */
  address: string;
  /** Nobody. */
  nobody: Client;
  /** Gives an account these roles, made if need be, and signs it in at a page. */
  as(employeeNo: string, ...roles: Role[]): Promise<Client>;
  /** Someone with a token or headers of their own. */
  with(headers: Record<string, string>): Client;
  /** Does the jobs that wait or that a worker left, as a worker would; exports are left to theirs. */
  work(): Promise<void>;
  close(): Promise<void>;
}

/** The real HTTP server on a test database: listening, guarded, in English. */
export async function apiOn(database: TestDatabase, settings: Record<string, string> = {}): Promise<ApiFixture> {
  const home = await mkdtemp(join(tmpdir(), 'fairmark-api-'));
  const environment = readEnvironment({ FAIRMARK_HOME: home, FAIRMARK_LANG: 'en', ...settings });
  const backend = await configureQueue({ queueUrl: null, database: database.connection, poolSize: 2 });
  const { dataSource } = database;
  const app = await createServer({ environment, logger: pino({ level: process.env['TEST_LOG'] ?? 'silent' }), dataSource, backend });
  await app.listen(0, '127.0.0.1');
  const address = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  const checker = new AnswerChecker(app.get(OpenapiService).describe());
  const client = (headers: Record<string, string>) => clientAt(address, headers, checker);
  return {
    app,
    address,
    nobody: client({}),
    with: client,
    as: async (employeeNo, ...roles) => {
      const secret = randomBytes(32).toString('base64url');
      const [{ id }]: [{ id: string }] = await dataSource.query(
        `with known as (
           insert into account (employee_no, name, password_hash, created_by)
           values ($1, coalesce((select name from person where employee_no = $1), $1), null, 'test')
           on conflict (employee_no) do update set employee_no = excluded.employee_no
           returning id
         ), held as (
           insert into account_role (account_id, role, valid, granted_by)
           select known.id, role, daterange(null, null), 'test' from known cross join unnest($2::text[]) as role
           on conflict do nothing
         )
         insert into account_session (account_id, secret_hash, via, expires_at, address, user_agent)
         select id, $3, 'password', now() + interval '1 hour', '127.0.0.1', 'test' from known
         returning id`,
        [employeeNo, roles, createHash('sha256').update(secret).digest()],
      );
      return client({ cookie: `fairmark_session=${secret}`, 'x-csrf-token': app.get(CsrfService).issue(id) });
    },
    work: async () => {
      const performers = [
        ClosePerformer,
        ImportPerformer,
        SchemeTrialPerformer,
        ChecksPerformer,
        PublishPerformer,
        VerifyPerformer,
        StatisticsPerformer,
      ].map((type) => app.get<JobPerformer>(type, { strict: false }));
      const waiting: { id: number }[] = await dataSource.query(`select id from job where state in ('queued', 'running') order by id`);
      const jobs = app.get(JobService, { strict: false });
      await Promise.all(waiting.map(({ id }) => jobs.perform(id, performers, new AbortController().signal)));
    },
    close: async () => {
      await app.close();
      await backend.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

function clientAt(address: string, own: Record<string, string>, checker: AnswerChecker): Client {
  const request = async (method: string, path: string, { body, raw, headers = {} }: Asking = {}): Promise<Answer> => {
    const content: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(`${address}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...content, ...own, ...headers },
      ...contentOf(body, raw),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    const answer = { status: response.status, headers: response.headers, body: text === '' ? null : isJson ? JSON.parse(text) : text };
    checker.check(method, path, answer);
    return answer;
  };
  return {
    headers: own,
    request,
    get: (path, headers) => request('GET', path, { headers }),
    post: (path, body, headers) => request('POST', path, { body, headers }),
    put: (path, body, headers) => request('PUT', path, { body, headers }),
    patch: (path, body, headers) => request('PATCH', path, { body, headers }),
    delete: (path, headers) => request('DELETE', path, { headers }),
  };
}

function contentOf(body: unknown, raw: Buffer | undefined): { body?: string | Uint8Array<ArrayBuffer> } {
  if (raw !== undefined) return { body: new Uint8Array(raw) };
  if (body === undefined) return {};
  return { body: typeof body === 'string' ? body : JSON.stringify(body) };
}
