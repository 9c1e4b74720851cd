import { hash } from '@node-rs/argon2';
import { hashPassword, isOutdated, isPassword } from './password.js';

describe('a password', () => {
  it('is kept as argon2id with a salt of its own', async () => {
    const [one, other] = [await hashPassword('four calm horses'), await hashPassword('four calm horses')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
  });

  it('is known again, also typed in full width, and no other is', async () => {
    const hashed = await hashPassword('horses1234 é');
    expect(await isPassword(hashed, 'horses1234 é')).toBe(true);
    expect(await isPassword(hashed, 'ｈｏｒｓｅｓ１２３４　e\u0301')).toBe(true);
    expect(await isPassword(hashed, 'Horses1234 é')).toBe(false);
    expect(await isPassword(hashed, '')).toBe(false);
  });

  it('is never right where there is none, and that takes as long', async () => {
    const hashed = await hashPassword('x');
    await isPassword(null, '');
    const timed = async (work: () => Promise<unknown>): Promise<number> => {
      const began = performance.now();
      for (let round = 0; round < 5; round += 1) await work();
      return performance.now() - began;
    };
    const known = await timed(() => isPassword(hashed, 'y'));
    const unknown = await timed(() => isPassword(null, 'y'));
    expect(await isPassword(null, '')).toBe(false);
    expect(unknown).toBeGreaterThan(known / 4);
  });

  it('is hashed anew when the parameters have changed', async () => {
    expect(isOutdated(await hashPassword('x'))).toBe(false);
    expect(isOutdated(await hash('x', { memoryCost: 8192, timeCost: 2, parallelism: 1 }))).toBe(true);
    expect(isOutdated(await hash('x', { memoryCost: 19_456, timeCost: 3, parallelism: 1 }))).toBe(true);
  });
});
