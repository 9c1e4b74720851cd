import { QueryFailedError } from 'typeorm';
import { createLogger } from './logger.js';

function written(say: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  say(createLogger({ logLevel: 'info' }, 'test', { write: (line) => void lines.push(line) }));
  return lines.join('');
}

describe('the log', () => {
  const driver = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (login)=(tell-no-one) exists' });
  const failure = new QueryFailedError('insert into account values ($1)', ['tell-no-one'], driver);

  it('tells a failed statement by its kind, message, code and stack, and nothing it carried', () => {
    for (const line of [written((logger) => logger.error({ err: failure }, 'failed')), written((logger) => logger.error(failure))]) {
      expect(line).not.toContain('tell-no-one');
      expect(line).not.toContain('insert into');
      expect(JSON.parse(line).err).toEqual({
        type: 'QueryFailedError',
        message: 'duplicate key',
        code: '23505',
        stack: expect.any(String),
      });
    }
  });

  it('tells nothing it carried under another name either', () => {
    expect(written((logger) => logger.error({ failure: { ...failure } }, 'failed'))).not.toContain('tell-no-one');
  });

  it('tells what an error came of', () => {
    const line = written((logger) => logger.error(new Error('outer', { cause: failure })));
    expect(JSON.parse(line).err.cause).toMatchObject({ type: 'QueryFailedError', code: '23505' });
    expect(line).not.toContain('tell-no-one');
  });
});
