import { z } from 'zod';
import type { QueueBackend } from './configure-queue.js';
import { registerHandlers, type AnyJobHandler } from './handler-registry.js';

const definitions = { first: z.strictObject({ id: z.number() }), second: z.strictObject({}) };
const first: AnyJobHandler<typeof definitions> = { queue: 'first', handle: async () => undefined };
const settings = { concurrency: 1, onError: () => undefined };

/** Fails when a worker is made: the check must come before that. */
const noBackend = {} as QueueBackend;

describe('a worker', () => {
  it('does not start when a queue has no handler', () => {
    expect(() => registerHandlers(noBackend, { second: definitions.second }, [], settings)).toThrow(
      expect.objectContaining({ code: 'platform.queue_without_handler', params: { queue: 'second' } }),
    );
  });

  it('does not start when a queue has two handlers', () => {
    expect(() => registerHandlers(noBackend, definitions, [first, first], settings)).toThrow(
      expect.objectContaining({ code: 'platform.queue_with_two_handlers', params: { queue: 'first' } }),
    );
  });
});
