import { Redis } from 'ioredis';
import { describeQueue } from './queue-suite.js';

const url = process.env['REDIS_TEST_URL'];

if (url === undefined) {
  process.stderr.write('REDIS_TEST_URL is not set: the queue is not tried on Redis.\n');
  describe('a queue in Redis', () => {
    it.todo('is tried when REDIS_TEST_URL names a server');
  });
} else {
  describeQueue('a queue in Redis', url, async () => {
    const redis = new Redis(url);
    await redis.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    redis.disconnect();
  });
}
