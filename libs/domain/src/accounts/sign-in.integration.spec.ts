import { hash } from '@node-rs/argon2';
import { AccessService } from './access.service.js';
import { AccountAdminService } from './account-admin.service.js';
import { OwnAccountService } from './own-account.service.js';
import { SignInService } from './sign-in.service.js';
import { CLIENT, openAccountHouse, PASSWORD, type AccountHouse } from './testing/account-house.js';

const NEW_PASSWORD = 'five wild horses';

describe('signing in', () => {
  let house: AccountHouse;
  /** A second process on the same database. */
  let other: SignInService;
  let signIns: SignInService;
  let access: AccessService;
  let accounts = 0;
  const fresh = () => `S${(accounts += 1)}`;

  beforeAll(async () => {
    house = await openAccountHouse();
    signIns = house.module.get(SignInService);
    access = house.module.get(AccessService);
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

  describe('one’s own password', () => {
    const own = () => house.module.get(OwnAccountService);

    it('changed, ends the other sessions and not this one; the old one is of no use', async () => {
      const no = await known({ mustChange: true });
      const [here, there] = [await house.session(no), await house.session(no)];
      const { actor, sessionId } = await house.identity(here);
      await own().changePassword(actor, sessionId, PASSWORD, NEW_PASSWORD);
      expect(await access.bySession(there)).toBeNull();
      expect(await access.bySession(here)).toMatchObject({ mustChangePassword: false });
      expect([await tried(no, PASSWORD), await tried(no, NEW_PASSWORD)]).toEqual(['accounts.sign_in_failed', 'in']);
    });

    it.each([
      ['wrong', NEW_PASSWORD, 'accounts.wrong_password'],
      [PASSWORD, 'short', 'accounts.password_short'],
      [PASSWORD, PASSWORD, 'accounts.password_unchanged'],
    ])('%s to %s is refused with %s, and all stays', async (present, wanted, code) => {
      const no = await known();
      const [here, there] = [await house.session(no), await house.session(no)];
      const { actor, sessionId } = await house.identity(here);
      await expect(own().changePassword(actor, sessionId, present, wanted)).rejects.toMatchObject({ code });
      expect(await access.bySession(there)).not.toBeNull();
      expect(await tried(no, PASSWORD)).toBe('in');
    });

    it('cannot be guessed at from a page that was left open', async () => {
      const no = await known();
      const { actor, sessionId } = await house.identity(await house.session(no));
      const answers: string[] = [];
      for (let round = 0; round < 6; round += 1)
        answers.push(
          await own()
            .changePassword(actor, sessionId, `guess ${round}`, NEW_PASSWORD)
            .then(
              () => 'changed',
              (error: { code: string }) => error.code,
            ),
        );
      expect(answers.slice(3)).toEqual(['accounts.wrong_password', 'accounts.locked', 'accounts.locked']);
    });

    it('is not there for whoever signs in elsewhere', async () => {
      const no = await known({ password: null });
      const { secret } = await signIns.admit(no, CLIENT);
      const { actor, sessionId } = await house.identity(secret);
      await expect(own().changePassword(actor, sessionId, 'x', NEW_PASSWORD)).rejects.toMatchObject({ code: 'accounts.no_local_password' });
    });

    it('changed while someone signs in with the old one leaves no session of theirs', async () => {
      for (let round = 0; round < 6; round += 1) {
        const no = await known();
        const here = await house.session(no);
        const { actor, sessionId } = await house.identity(here);
        await Promise.all([
          own().changePassword(actor, sessionId, PASSWORD, NEW_PASSWORD),
          tried(no, PASSWORD),
          tried(no, PASSWORD, other),
        ]);
        const left = await house.query(
          'select s.id from account_session s join account a on a.id = s.account_id where a.employee_no = $1',
          [no],
        );
        expect(left).toEqual([{ id: sessionId }]);
      }
    });
  });

  describe('one’s own sessions', () => {
    const own = () => house.module.get(OwnAccountService);
    const page = { page_size: 50, sort: '-last_seen_at', total: 'none' } as const;

    it('are listed, with the one at hand marked and those that timed out left out', async () => {
      const no = await known();
      const [here, there] = [await house.session(no), await house.session(no)];
      const { actor, sessionId } = await house.identity(here);
      const { items } = await own().listSessions(actor, sessionId, page);
      expect(items.map(({ id, is_current }) => [id === sessionId, is_current])).toContainEqual([true, true]);
      expect(items).toHaveLength(2);
      expect(JSON.stringify(items)).not.toContain(there);
      await house.query(`update account_session set last_seen_at = now() - interval '3 hours' where id <> $1 and account_id = $2`, [
        sessionId,
        actor.accountId,
      ]);
      expect((await own().listSessions(actor, sessionId, page)).items).toHaveLength(1);
    });

    it('are ended one by one or all at once, and nobody else’s are', async () => {
      const [no, stranger] = [await known(), await known()];
      const secrets = [await house.session(no), await house.session(no), await house.session(no)] as const;
      const foreign = await house.session(stranger);
      const ids = await Promise.all(secrets.map(async (secret) => (await house.identity(secret)).sessionId!));
      const { actor } = await house.identity(secrets[0]);
      const foreignId = (await house.identity(foreign)).sessionId!;
      await expect(own().endSession(actor, foreignId)).rejects.toMatchObject({ code: 'accounts.session_not_found', status: 404 });
      await own().endSession(actor, ids[1]!);
      expect([await access.bySession(secrets[0]), await access.bySession(secrets[1])]).toEqual([expect.anything(), null]);
      await own().endAllSessions(actor);
      expect([await access.bySession(secrets[0]), await access.bySession(secrets[2])]).toEqual([null, null]);
      expect(await access.bySession(foreign)).not.toBeNull();
      expect((await house.trail()).slice(-2).map(({ action }) => action)).toEqual(['sign_out', 'sign_out.everywhere']);
    });

    it('have a client’s own words cut short and without control characters', async () => {
      const no = await known();
      const { secret } = await signIns.signIn(no, PASSWORD, { address: 'x', userAgent: `a\u0007${'b'.repeat(999)}` });
      const { actor, sessionId } = await house.identity(secret);
      const { items } = await own().listSessions(actor, sessionId, page);
      expect(items[0]?.user_agent).toBe(`a ${'b'.repeat(198)}`);
    });
  });
});
