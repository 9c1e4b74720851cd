import { hash } from '@node-rs/argon2';
import { AccountAdminService } from './account-admin.service.js';
import { SignInService } from './sign-in.service.js';
import { CLIENT, openAccountHouse, PASSWORD, type AccountHouse } from './testing/account-house.js';

describe('signing in', () => {
  let house: AccountHouse;
  /** A second process on the same database. */
  let other: SignInService;
  let signIns: SignInService;
  let accounts = 0;
  const fresh = () => `S${(accounts += 1)}`;

  beforeAll(async () => {
    house = await openAccountHouse();
    signIns = house.module.get(SignInService);
    other = house.other.get(SignInService);
  });
  afterAll(() => house.close());

  const tried = async (no: string, password: string, service = signIns): Promise<string> => {
    try {
      await service.signIn(no, password, CLIENT);
      return 'in';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  const known = async (more = {}): Promise<string> => {
    const no = fresh();
    await house.account({ no, ...more });
    return no;
  };

  it('gives a session for the right number and password, also typed in full width', async () => {
    const no = await known();
    expect(await tried(no, PASSWORD)).toBe('in');
    const fullWidth = [...no].map((letter) => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0)).join('');
    expect(await tried(` ${fullWidth} `, PASSWORD)).toBe('in');
    expect(await house.query('select last_sign_in_at is not null as seen from account where employee_no = $1', [no])).toEqual([
      { seen: true },
    ]);
  });

  it('answers a wrong password, an unknown number and an account without a password alike', async () => {
    const withoutPassword = await known({ password: null });
    for (const no of [await known(), fresh(), withoutPassword, '\u202e']) {
      const answers = [];
      for (let round = 0; round < 6; round += 1) answers.push(await tried(no, 'wrong'));
      expect([no, answers]).toEqual([no, [...Array<string>(4).fill('accounts.sign_in_failed'), 'accounts.locked', 'accounts.locked']]);
    }
  });

  it('tells a closed account so only to whoever knows its password', async () => {
    const no = await known();
    await house.module.get(AccountAdminService).update('test', no, { disabled: true }, null);
    expect([await tried(no, 'wrong'), await tried(no, PASSWORD)]).toEqual(['accounts.sign_in_failed', 'accounts.disabled']);
  });

  it('hashes the password anew when the parameters have changed', async () => {
    const no = await known();
    await house.query('update account set password_hash = $2 where employee_no = $1', [no, await hash(PASSWORD, { memoryCost: 8192 })]);
    expect(await Promise.all([tried(no, PASSWORD), tried(no, PASSWORD)])).toEqual(['in', 'in']);
    const [row] = await house.query<{ password_hash: string }>('select password_hash from account where employee_no = $1', [no]);
    expect(row?.password_hash).toContain('m=19456');
    expect(await tried(no, PASSWORD)).toBe('in');
  });

  describe('after wrong passwords', () => {
    const wait = async (no: string): Promise<number> => {
      const error: unknown = await signIns.signIn(no, 'wrong', CLIENT).catch((reason: unknown) => reason);
      return (error as { params: { seconds?: number } }).params.seconds ?? 0;
    };
    /** Makes the lock, and the tries that led to it, so many seconds older. */
    const pass = (seconds: number) =>
      house.query(
        'update sign_in_failure set locked_until = locked_until - make_interval(secs => $1), last_at = last_at - make_interval(secs => $1)',
        [seconds],
      );

    it('waits longer each time, and says how long in seconds', async () => {
      const no = await known();
      const waits: number[] = [];
      for (let round = 0; round < 11; round += 1) {
        waits.push(await wait(no));
        if (waits.at(-1)! > 0) await pass(waits.at(-1)! + 1);
      }
      expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900]);
    });

    it('does not let the right one in before the time, in no process, and then does', async () => {
      const no = await known();
      for (let round = 0; round < 5; round += 1) await tried(no, 'wrong');
      await pass(10);
      expect([await tried(no, PASSWORD), await tried(no, PASSWORD, other)]).toEqual(['accounts.locked', 'accounts.locked']);
      expect(await wait(no)).toBeLessThanOrEqual(20);
      await pass(21);
      expect(await tried(no, PASSWORD)).toBe('in');
      expect(await wait(no)).toBe(0);
    });

    it('counts anew after a right one, and after a day', async () => {
      const no = await known();
      for (let round = 0; round < 4; round += 1) await tried(no, 'wrong');
      expect(await tried(no, PASSWORD)).toBe('in');
      for (let round = 0; round < 4; round += 1) expect(await wait(no)).toBe(0);
      await pass(24 * 3600 + 1);
      expect(await wait(no)).toBe(0);
    });

    it('checks no more than are free, however many come at once from two processes', async () => {
      const no = await known();
      const tries = await Promise.all(
        Array.from({ length: 24 }, (_, index) => tried(no, `wrong ${index}`, index % 2 === 0 ? signIns : other)),
      );
      expect(tries.filter((answer) => answer === 'accounts.sign_in_failed')).toHaveLength(4);
      expect(tries.filter((answer) => answer === 'accounts.locked')).toHaveLength(20);
      const [row] = await house.query<{ failed: number }>('select max(failed) as failed from sign_in_failure where locked_until > now()');
      expect(row?.failed).toBe(5);
      expect(await tried(no, PASSWORD)).toBe('accounts.locked');
    });

    it('never holds back right ones that come at once', async () => {
      const no = await known();
      expect(new Set(await Promise.all(Array.from({ length: 12 }, () => tried(no, PASSWORD))))).toEqual(new Set(['in']));
    });

    it('keeps no numbers that were typed, and forgets old ones', async () => {
      await tried('my-secret-typed-here', 'wrong');
      const rows = await house.query<{ row: string }>('select f::text as row from sign_in_failure f');
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.some(({ row }) => row.includes('secret'))).toBe(false);
      await pass(24 * 3600 + 1);
      await tried(fresh(), 'wrong');
      expect((await house.query('select from sign_in_failure')).length).toBeLessThan(rows.length);
    });
  });

  it('is written down: who came in, who failed, who was held back, and nothing of what was typed', async () => {
    const no = await known();
    const before = await house.trailEnd();
    await tried(no, PASSWORD);
    for (let round = 0; round < 6; round += 1) await tried(no, 'tell-no-one');
    await tried('tell-no-one', 'tell-no-one');
    const trail = await house.trail(before);
    expect(trail.map(({ actor, action }) => [actor, action])).toEqual([
      [no, 'sign_in.ok'],
      ...Array.from({ length: 4 }, () => [no, 'sign_in.failed']),
      [no, 'sign_in.locked'],
      ['unknown', 'sign_in.failed'],
    ]);
    expect(trail[0]?.detail).toEqual({ via: 'password', session: expect.any(String) });
    expect(JSON.stringify(trail)).not.toContain('tell-no-one');
  });
});
