import { AccountAdminService } from './account-admin.service.js';
import { AccessService } from './access.service.js';
import { SingleSignOnService } from './single-sign-on.service.js';
import { CLIENT, openAccountHouse, type AccountHouse } from './testing/account-house.js';
import { OIDC_CLIENT, OidcProvider } from './testing/oidc-provider.js';

const PUBLIC_URL = 'https://qa.example.com/';
const CALLBACK = 'https://qa.example.com/api/v1/sign-in/oidc/callback';

/** How long the word of the provider holds. */
const WORD_S = 3600;

describe('single sign-on', () => {
  let provider: OidcProvider;
  let house: AccountHouse;
  let sso: SingleSignOnService;
  const houses: AccountHouse[] = [];

  const houseOn = async (settings: Record<string, string> = {}): Promise<AccountHouse> => {
    const opened = await openAccountHouse({
      PUBLIC_URL,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: OIDC_CLIENT.id,
      OIDC_CLIENT_SECRET: OIDC_CLIENT.secret,
      ...settings,
    });
    houses.push(opened);
    return opened;
  };

  beforeAll(async () => {
    provider = new OidcProvider();
    await provider.listen(CALLBACK);
    house = await houseOn();
    sso = house.module.get(SingleSignOnService);
    await house.account({ no: '0012', password: null });
    await house.account({ no: 'closed', password: null });
    await house.module.get(AccountAdminService).update('test', 'closed', { disabled: true }, null);
  });
  afterAll(async () => {
    for (const opened of houses) await opened.close();
    await provider.close();
  });
  beforeEach(() => {
    provider.person = { sub: 'subject-1', preferred_username: '0012' };
    provider.clockAheadS = 0;
  });

  /** Out and back, as a browser goes. */
  const there = async (at = sso) => {
    const { url, secret } = await at.begin('/scorecards?month=2026-10');
    const back = new URL(await provider.walk(url));
    expect(back.origin + back.pathname).toBe(CALLBACK);
    return { secret, query: back.search };
  };
  const codeOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'in',
      (error: { code: string }) => error.code,
    );
  const enter = async () => {
    const { secret, query } = await there();
    return codeOf(sso.finish(secret, query, CLIENT));
  };

  it('lets in whom the provider knows, by the employee number, and leads back to where they wanted to go', async () => {
    const { secret, query } = await there();
    const signedIn = await sso.finish(secret, query, CLIENT);
    expect(signedIn.returnTo).toBe('/scorecards?month=2026-10');
    expect(await house.module.get(AccessService).bySession(signedIn.secret)).toMatchObject({ actor: { employeeNo: '0012' } });
    expect((await house.trail()).at(-1)).toMatchObject({ actor: '0012', action: 'sign_in.ok', detail: { via: 'single_sign_on' } });
  });

  it('goes out with a challenge, a state and a nonce, each new, and comes back with the verifier', async () => {
    const one = new URL((await sso.begin('/')).url).searchParams;
    const other = new URL((await sso.begin('/')).url).searchParams;
    expect(one.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce']) {
      expect(one.get(name)?.length).toBeGreaterThan(20);
      expect(one.get(name)).not.toBe(other.get(name));
    }
    await enter();
    expect(provider.tokenRequests.at(-1)?.get('code_verifier')?.length).toBeGreaterThanOrEqual(43);
  });

  it.each([
    ['accounts.no_account', { preferred_username: '9999' }],
    ['accounts.disabled', { preferred_username: 'closed' }],
    ['accounts.sso_claim', {}],
    ['accounts.sso_claim', { preferred_username: '' }],
    ['accounts.sso_claim', { preferred_username: 12 }],
  ])('answers %s to someone with %j', async (code, claims) => {
    provider.person = { sub: 'subject-2', ...claims };
    expect(await enter()).toBe(code);
  });

  it('takes the claim and the scope of the house', async () => {
    const other = await houseOn({ OIDC_CLAIM: 'staff_no', OIDC_SCOPE: 'openid profile' });
    await other.account({ no: '0077', password: null });
    provider.person = { sub: 'subject-3', preferred_username: 'wang', staff_no: '0077' };
    const at = other.module.get(SingleSignOnService);
    const { secret, query } = await there(at);
    expect(await codeOf(at.finish(secret, query, CLIENT))).toBe('in');
  });

  it('says why the provider did not confirm it', async () => {
    provider.person = null;
    const { secret, query } = await there();
    await expect(sso.finish(secret, query, CLIENT)).rejects.toMatchObject({
      code: 'accounts.sso_refused',
      params: { reason: 'access_denied' },
    });
  });

  it.each([
    ['half a minute ahead', 30, 'in'],
    ['so far behind that its word is over by half a minute', -(WORD_S + 30), 'in'],
    ['so far behind that its word is over by two minutes', -(WORD_S + 120), 'accounts.sso_refused'],
  ])('of a provider whose clock is %s is judged within a minute', async (_, seconds, code) => {
    provider.clockAheadS = seconds;
    expect(await enter()).toBe(code);
  });

  describe('a way back', () => {
    it('is taken once', async () => {
      const { secret, query } = await there();
      const outcomes = await Promise.all([1, 2, 3].map(() => codeOf(sso.finish(secret, query, CLIENT))));
      expect(outcomes.toSorted()).toEqual(['accounts.sso_expired', 'accounts.sso_expired', 'in']);
    });

    it('belongs to the browser that set out', async () => {
      const { query } = await there();
      const { secret: foreign } = await sso.begin('/');
      expect(await codeOf(sso.finish(null, query, CLIENT))).toBe('accounts.sso_expired');
      expect(await codeOf(sso.finish('made up', query, CLIENT))).toBe('accounts.sso_expired');
      expect(await codeOf(sso.finish(foreign, query, CLIENT))).toBe('accounts.sso_refused');
    });

    it.each([
      ['another state', (query: string) => query.replace(/state=[^&]+/, 'state=other')],
      ['no state', (query: string) => query.replace(/state=[^&]+/, '')],
      ['another code', (query: string) => query.replace(/code=[^&]+/, 'code=other')],
      ['another issuer', (query: string) => query.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fevil.example')],
      ['nothing', () => ''],
    ])('with %s is refused', async (_, change) => {
      const { secret, query } = await there();
      expect(await codeOf(sso.finish(secret, change(query), CLIENT))).toBe('accounts.sso_refused');
    });

    it('is open for ten minutes by the database’s clock', async () => {
      const { secret, query } = await there();
      const [row] = await house.query<{ seconds: number }>(
        'select extract(epoch from expires_at - now())::int as seconds from single_sign_on_attempt',
      );
      expect(row?.seconds).toBeGreaterThan(590);
      await house.query('update single_sign_on_attempt set expires_at = now()');
      expect(await codeOf(sso.finish(secret, query, CLIENT))).toBe('accounts.sso_expired');
    });
  });

  it('with a wrong secret of ours is refused by the provider', async () => {
    const other = await houseOn({ OIDC_CLIENT_SECRET: 'outdated' });
    const at = other.module.get(SingleSignOnService);
    const { secret, query } = await there(at);
    await expect(at.finish(secret, query, CLIENT)).rejects.toMatchObject({
      code: 'accounts.sso_refused',
      params: { reason: 'invalid_client' },
    });
  });

  it('is tried again after the provider was away', async () => {
    const away = new OidcProvider();
    await away.listen(CALLBACK);
    await away.close();
    const other = await houseOn({ OIDC_ISSUER: away.issuer });
    const at = other.module.get(SingleSignOnService);
    expect(await codeOf(at.begin('/'))).toBe('accounts.sso_unreachable');
    expect(await codeOf(at.begin('/'))).toBe('accounts.sso_unreachable');
  });

  it('is not there without settings', async () => {
    const plain = await openAccountHouse();
    houses.push(plain);
    const at = plain.module.get(SingleSignOnService);
    expect([at.isOn, await codeOf(at.begin('/')), await codeOf(at.finish('x', '', CLIENT))]).toEqual([
      false,
      'accounts.sso_off',
      'accounts.sso_off',
    ]);
  });
});
