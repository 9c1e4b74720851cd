// A worker that takes a job and never finishes it: the suite kills it in the middle. Argument: the queue's settings as JSON.
const dist = new URL('../../dist/libs/', import.meta.url);
const { configureQueue } = await import(new URL('platform/src/queue/configure-queue.js', dist));
const { registerHandlers } = await import(new URL('platform/src/queue/handler-registry.js', dist));
const { queueUrl, database, queue } = JSON.parse(process.argv[2]);
const { z } = await import('zod');

const backend = await configureQueue({ queueUrl, database });
const handler = {
  queue,
  handle: async () => {
    process.send('taken');
    await new Promise(() => {});
  },
};
registerHandlers(backend, { [queue]: z.unknown() }, [handler], { concurrency: 1, onError: () => undefined, lockMs: 1000 });
