import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { configureQueue, type QueueBackend } from '@platform/queue/configure-queue.js';
import { registerHandlers, type JobContext, type RunningHandlers } from '@platform/queue/handler-registry.js';
import { JobQueues, type Nudge } from '@platform/queue/job-queue.js';
import { OutboxRelay } from '@platform/queue/outbox-relay.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const payload = z.strictObject({ n: z.number() });
type Handle = (payload: { n: number }, context: JobContext) => Promise<void>;

/**
 * What our jobs rely on, whatever keeps the queue.
 * @param queueUrl a Redis server, or null for PostgreSQL
 * @param cutConnections ends every connection the queue has, as a restart of its server would
 */
export function describeQueue(title: string, queueUrl: string | null, cutConnections: (database: TestDatabase) => Promise<void>): void {
  describe(title, () => {
    let database: TestDatabase;
    let backend: QueueBackend;
    let queues: JobQueues;
    let queue: string;
    const running: RunningHandlers[] = [];
    const ignoreError = () => undefined;

    beforeAll(async () => {
      database = await createTestDatabase();
      backend = await configureQueue({ queueUrl, database: database.connection, poolSize: 12, onError: ignoreError });
    });
    beforeEach(() => {
      queue = `suite-${randomBytes(5).toString('hex')}`;
      queues = new JobQueues(backend, ignoreError, { attempts: 3, backoff: { type: 'fixed', delay: 50 } });
    });
    afterEach(async () => {
      await Promise.all(running.splice(0).map((handlers) => handlers.close(0)));
      await queues.queue(queue).obliterate({ force: true });
      await queues.close();
    });
    afterAll(async () => {
      await backend.close();
      await database.drop();
    });

    const work = (handle: Handle, lockMs?: number) => {
      const settings = { concurrency: 2, onError: ignoreError, ...(lockMs === undefined ? {} : { lockMs }) };
      const handlers = registerHandlers(
        backend,
        { [queue]: payload },
        [{ queue, handle: handle as (payload: unknown, context: JobContext) => Promise<void> }],
        settings,
      );
      running.push(handlers);
      return handlers;
    };
    const nudge = (n: number, more: Partial<Nudge> = {}): Nudge => ({ queue, name: 'count', payload: { n }, jobId: `job-${n}`, ...more });
    const until = async (condition: () => boolean | Promise<boolean>, ms = 15_000) => {
      const deadline = Date.now() + ms;
      while (!(await condition())) {
        if (Date.now() > deadline) throw new Error('It did not happen in time');
        await pause(20);
      }
    };
    const stateOf = async (jobId: string) => (await queues.queue(queue).getJob(jobId))?.getState();

    it('tries a job that failed again, later, and counts the attempts', async () => {
      const attempts: { attempt: number; at: number }[] = [];
      work(async (_payload, { attempt }) => {
        attempts.push({ attempt, at: Date.now() });
        if (attempt < 3) throw new Error('not yet');
      });
      await queues.send([nudge(1)]);
      await until(async () => (await stateOf('job-1')) === 'completed');
      expect(attempts.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
      expect((attempts[1]?.at ?? 0) - (attempts[0]?.at ?? 0)).toBeGreaterThanOrEqual(45);
    });

    it('gives a job up after its last attempt and keeps it to be looked at', async () => {
      work(async () => {
        throw new Error('never');
      });
      await queues.send([nudge(1)]);
      await until(async () => (await stateOf('job-1')) === 'failed');
      expect((await queues.queue(queue).getJob('job-1'))?.failedReason).toBe('never');
    });

    it('runs a job that is sent twice under one id once', async () => {
      let runs = 0;
      work(async () => {
        runs++;
      });
      await queues.send([nudge(1), nudge(1)]);
      await until(async () => (await stateOf('job-1')) === 'completed');
      await queues.send([nudge(1), nudge(2)]);
      await until(async () => (await stateOf('job-2')) === 'completed');
      expect(runs).toBe(2);
    });

    it('gives a job to another worker when its own was killed', async () => {
      const doomed = fork(join(process.cwd(), 'test/queue/doomed-worker.mjs'), [
        JSON.stringify({ queueUrl, database: database.connection, queue }),
      ]);
      await queues.send([nudge(1)]);
      await once(doomed, 'message');
      doomed.kill('SIGKILL');
      await once(doomed, 'exit');
      const done: number[] = [];
      work(async ({ n }) => {
        done.push(n);
      }, 1000);
      await until(() => done.length === 1);
      expect(done).toEqual([1]);
    });

    it('shows how far a job is', async () => {
      work(async (_payload, { progress }) => {
        await progress(40, 'counting');
        await progress(140, 'writing');
      });
      await queues.send([nudge(1)]);
      await until(async () => (await stateOf('job-1')) === 'completed');
      expect((await queues.queue(queue).getJob('job-1'))?.progress).toEqual({ percent: 100, step: 'writing' });
    });

    it('holds a job back until its delay is over', async () => {
      let at = 0;
      work(async () => {
        at = Date.now();
      });
      const sent = Date.now();
      await queues.send([nudge(1, { delayMs: 400 })]);
      await until(() => at > 0);
      expect(at - sent).toBeGreaterThanOrEqual(395);
    });

    it('refuses a job whose content does not fit at once, without trying it again', async () => {
      let runs = 0;
      work(async () => {
        runs++;
      });
      await queues.send([nudge(1, { payload: { n: 'many' } })]);
      await until(async () => (await stateOf('job-1')) === 'failed');
      expect(runs).toBe(0);
      expect((await queues.queue(queue).getJob('job-1'))?.attemptsMade).toBe(1);
    });

    it('tells a running job that it is cancelled', async () => {
      let reason: unknown;
      let begun = false;
      const handlers = work(async (_payload, { signal }) => {
        begun = true;
        await once(signal, 'abort');
        reason = signal.reason;
      });
      await queues.send([nudge(1)]);
      await until(() => begun);
      expect(handlers.cancel(queue, 'job-1')).toBe(true);
      expect(handlers.cancel(queue, 'job-2')).toBe(false);
      await until(() => reason !== undefined);
      expect(reason).toBe('cancelled');
    });

    it('relays each row of the outbox once though two relays work at it', async () => {
      await database.dataSource.query('truncate outbox');
      await database.dataSource.query(
        `insert into outbox (queue, name, payload) select $1, 'count', jsonb_build_object('n', n) from generate_series(1, 500) n`,
        [queue],
      );
      await database.dataSource.query(`insert into outbox (queue, name, payload) values ('of-a-later-version', 'x', '{}')`);
      const seen = new Map<number, number>();
      work(async ({ n }) => {
        seen.set(n, (seen.get(n) ?? 0) + 1);
      });
      const relays = [1, 2].map(() => new OutboxRelay(database.dataSource, queues, [queue], ignoreError));
      relays.forEach((relay) => relay.start());
      await until(() => seen.size === 500, 30_000);
      await Promise.all(relays.map((relay) => relay.stop()));
      expect([...seen.values()].every((times) => times === 1)).toBe(true);
      expect(await database.dataSource.query('select queue from outbox where relayed_at is null')).toEqual([
        { queue: 'of-a-later-version' },
      ]);
    });

    it('drops nothing when a relay dies between sending and marking', async () => {
      await database.dataSource.query('truncate outbox');
      await database.dataSource.query(`insert into outbox (queue, name, payload) values ($1, 'count', '{"n": 7}')`, [queue]);
      let runs = 0;
      work(async () => {
        runs++;
      });
      const dying = new JobQueues(backend, ignoreError);
      const send = dying.send.bind(dying);
      dying.send = async (nudges) => {
        await send(nudges);
        throw new Error('killed here');
      };
      await expect(new OutboxRelay(database.dataSource, dying, [queue], ignoreError).relayBatch()).rejects.toThrow('killed here');
      expect(await new OutboxRelay(database.dataSource, queues, [queue], ignoreError).relayBatch()).toBe(1);
      await until(() => runs > 0);
      await pause(200);
      expect(runs).toBe(1);
      await dying.close();
    });

    it('goes on when all its connections were cut', async () => {
      const done: number[] = [];
      work(async ({ n }) => {
        done.push(n);
      }, 2000);
      await queues.send([nudge(1)]);
      await until(async () => (await stateOf('job-1')) === 'completed');
      await cutConnections(database);
      await until(() =>
        queues.send([nudge(2)]).then(
          () => true,
          () => false,
        ),
      );
      await until(() => done.includes(2), 25_000);
      expect(done).toEqual([1, 2]);
    }, 45_000);
  });
}
