import { OIDC_CLIENT, OidcProvider } from '@domain/accounts/testing/oidc-provider.js';
import { apiOn, type ApiFixture } from '../../../../test/support/api-fixture.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';

const CALLBACK = '/api/v1/sign-in/oidc/callback';

describe('single sign-on over HTTP', () => {
  let database: TestDatabase;
  let provider: OidcProvider;
  let api: ApiFixture;

  beforeAll(async () => {
    database = await createTestDatabase();
    provider = new OidcProvider();
    await provider.listen(`https://qa.example.com${CALLBACK}`);
    api = await apiOn(database, {
      PUBLIC_URL: 'https://qa.example.com',
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: OIDC_CLIENT.id,
      OIDC_CLIENT_SECRET: OIDC_CLIENT.secret,
    });
    await api.as('0012', 'agent');
  });
  afterAll(async () => {
    await api.close();
    await provider.close();
    await database.drop();
  });

  /** Out to the provider and back, as a browser goes. */
  const walk = async () => {
    const out = await api.nobody.get('/api/v1/sign-in/oidc?return_to=/scorecards');
    expect(out.status).toBe(302);
    const [cookie = ''] = out.headers.getSetCookie();
    const back = new URL(await provider.walk(out.headers.get('location')!));
    return { cookie, path: back.pathname + back.search };
  };

  it('leads out and back with a cookie of its own, signs in, and goes where one wanted to go', async () => {
    provider.person = { sub: 'subject', preferred_username: '0012' };
    const { cookie, path } = await walk();
    expect(cookie).toMatch(
      /^fairmark_sign_in=[\w-]{43}; Max-Age=600; Path=\/api\/v1\/sign-in\/oidc; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    );
    const own = { cookie: cookie.split(';')[0]! };
    const answer = await api.nobody.get(path, own);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/scorecards']);
    const [cleared, session] = answer.headers.getSetCookie();
    expect(cleared).toMatch(/^fairmark_sign_in=; /);
    expect((await api.with({ cookie: session!.split(';')[0]! }).get('/api/v1/session')).body).toMatchObject({
      account: { employee_no: '0012' },
    });
    expect(await api.nobody.get(path, own)).toMatchObject({ status: 400, body: { code: 'accounts.sso_expired' } });
  });

  it('tells someone without an account so in one sentence', async () => {
    provider.person = { sub: 'stranger', preferred_username: '0404' };
    const { cookie, path } = await walk();
    const answer = await api.nobody.get(path, { cookie: cookie.split(';')[0]! });
    expect(answer).toMatchObject({ status: 403, body: { code: 'accounts.no_account', title: expect.stringContaining('0404') } });
    expect(answer.headers.getSetCookie().filter((line) => line.startsWith('fairmark_session'))).toEqual([]);
  });

  it('refuses a way back that nobody set out on', async () => {
    for (const query of ['', '?code=x&state=y', '?error=access_denied', `?state=${'x'.repeat(501)}`])
      expect((await api.nobody.get(CALLBACK + query)).status).toBe(400);
  });
});
