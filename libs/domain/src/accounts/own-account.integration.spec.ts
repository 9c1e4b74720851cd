import { AccessService } from './access.service.js';
import { OwnAccountService } from './own-account.service.js';
import { SignInService } from './sign-in.service.js';
import { CLIENT, openAccountHouse, PASSWORD, type AccountHouse } from './testing/account-house.js';
import { TokenService } from './token.service.js';

const NEW_PASSWORD = 'five wild horses';

describe('someone signed in', () => {
  let house: AccountHouse;
  /** A second process on the same database. */
  let other: SignInService;
  let signIns: SignInService;
  let access: AccessService;
  let accounts = 0;
  const own = () => house.module.get(OwnAccountService);

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
    const no = `S${(accounts += 1)}`;
    await house.account({ no, ...more });
    return no;
  };

  describe('one’s own password', () => {
    it('changed, ends the other sessions, not this one and no token; the old one is of no use', async () => {
      const no = await known({ mustChange: true });
      const [here, there] = [await house.session(no), await house.session(no)];
      const { actor, sessionId } = await house.identity(here);
      const { secret: script } = await house.module.get(TokenService).create(actor, 'nightly', ['forms.read'], 1);
      await own().changePassword(actor, sessionId, PASSWORD, NEW_PASSWORD);
      expect(await access.bySession(there)).toBeNull();
      expect(await access.byToken(script)).not.toBeNull();
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
