import { hashPassword } from '@domain/accounts/password.js';
import { apiOn, type Answer, type ApiFixture, type Client } from '../../../../test/support/api-fixture.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';

const PASSWORD = 'four calm horses';

describe('accounts over HTTP', () => {
  let database: TestDatabase;
  let api: ApiFixture;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await apiOn(database);
    const hash = await hashPassword(PASSWORD);
    for (const [no, role, mustChange] of [
      ['0012', 'manager', false],
      ['0013', 'agent', false],
      ['new', 'agent', true],
    ] as const)
      await database.dataSource.query(
        `with a as (insert into account (employee_no, name, password_hash, must_change_password, created_by) values ($1, $1, $2, $4, 'test') returning id)
         insert into account_role (account_id, role, valid, granted_by) select id, $3, daterange(null, null), 'test' from a`,
        [no, hash, role, mustChange],
      );
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  const signIn = (no: string, password = PASSWORD, headers = {}) =>
    api.nobody.post('/api/v1/sign-in', { employee_no: no, password }, headers);
  const cookieIn = (answer: Answer, name = 'fairmark_session'): string =>
    answer.headers.getSetCookie().find((line) => line.startsWith(`${name}=`)) ?? '';
  /** A page of someone who has signed in: its cookie, and its own token. */
  const page = async (no: string, password = PASSWORD): Promise<Client> => {
    const answer = await signIn(no, password);
    expect(answer.status).toBe(200);
    return api.with({ cookie: cookieIn(answer).split(';')[0]!, 'x-csrf-token': answer.body.csrf_token });
  };

  it('says which ways there are, and what single sign-on answers where there is none', async () => {
    expect((await api.nobody.get('/api/v1/sign-in/methods')).body).toEqual({ password: true, ldap: false, oidc: false });
    expect(await api.nobody.get('/api/v1/sign-in/oidc')).toMatchObject({ status: 404, body: { code: 'accounts.sso_off' } });
    expect((await api.nobody.get('/api/v1/sign-in/oidc?return_to=//evil.example')).status).toBe(400);
    expect((await api.nobody.get('/api/v1/sign-in/oidc?return_to=/%5Cevil.example')).status).toBe(400);
  });

  it('signs in with a cookie that no script and no other site reaches, and says who one is', async () => {
    const answer = await signIn('0012');
    expect(answer).toMatchObject({ status: 200, body: { account: { employee_no: '0012' }, via: 'session', must_change_password: false } });
    expect(cookieIn(answer)).toMatch(/^fairmark_session=[\w-]{43}; Max-Age=43200; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    const own = await api.with({ cookie: cookieIn(answer).split(';')[0]! }).get('/api/v1/session');
    expect(own.body).toEqual(answer.body);
  });

  it('keeps the cookie to https where the address is', async () => {
    const sealed = await apiOn(database, { PUBLIC_URL: 'https://qa.example.com' });
    expect(cookieIn(await sealed.nobody.post('/api/v1/sign-in', { employee_no: '0012', password: PASSWORD }))).toContain('; Secure');
    await sealed.close();
  });

  it('answers a wrong password and an unknown number with the same document, and then with a time to wait', async () => {
    const told = ({ status, body }: Answer) => ({ status, code: body.code, title: body.title });
    const known = await signIn('0013', 'wrong');
    expect(told(known)).toEqual(told(await signIn('nobody-has-this', 'wrong')));
    expect(known).toMatchObject({ status: 401, body: { code: 'accounts.sign_in_failed' } });
    expect(known.headers.getSetCookie()).toEqual([]);
    for (let round = 0; round < 4; round += 1) await signIn('nobody-has-this', 'wrong');
    const locked = await signIn('nobody-has-this', 'wrong');
    expect(locked).toMatchObject({ status: 429, body: { code: 'accounts.locked', title: expect.stringMatching(/again in \d+ s/) } });
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('changes nothing for a cookie without the page’s own token', async () => {
    const { headers } = await page('0012');
    for (const token of [undefined, '', 'x', 'A'.repeat(43)]) {
      const client = api.with({ cookie: headers['cookie']!, ...(token === undefined ? {} : { 'x-csrf-token': token }) });
      expect(await client.delete('/api/v1/sessions')).toMatchObject({ status: 403, body: { code: 'http.csrf' } });
    }
    const other = await page('0012');
    expect((await api.with({ ...headers, 'x-csrf-token': other.headers['x-csrf-token']! }).delete('/api/v1/session')).status).toBe(403);
  });

  it('whose password somebody else chose leads to the change of it and nowhere else', async () => {
    const client = await page('new');
    expect((await client.get('/api/v1/session')).body.must_change_password).toBe(true);
    for (const path of ['/api/v1/sessions', '/api/v1/tokens', '/api/v1/deputies'])
      expect(await client.get(path)).toMatchObject({ status: 403, body: { code: 'http.change_password_first' } });
    const change = (next: string) => client.put('/api/v1/session/password', { current_password: PASSWORD, new_password: next });
    expect(await change('short')).toMatchObject({ status: 422, body: { code: 'accounts.password_short' } });
    expect((await change('five wild horses')).status).toBe(204);
    expect((await client.get('/api/v1/sessions')).body.items).toHaveLength(1);
  });

  it('signs out here, one by one, and everywhere', async () => {
    const [one, two, three] = [await page('0012'), await page('0012'), await page('0012')];
    const out = await one.delete('/api/v1/session');
    expect(out.status).toBe(204);
    expect(cookieIn(out)).toMatch(/^fairmark_session=; Path=\/; Expires=Thu, 01 Jan 1970/);
    expect((await one.get('/api/v1/session')).status).toBe(401);
    const { items } = (await two.get('/api/v1/sessions')).body as { items: { id: string; is_current: boolean }[] };
    const foreign = (await (await page('0013')).get('/api/v1/sessions')).body.items[0].id as string;
    expect((await two.delete(`/api/v1/sessions/${foreign}`)).status).toBe(404);
    expect((await two.delete('/api/v1/sessions/x')).status).toBe(400);
    for (const { id, is_current } of items) if (!is_current) expect((await two.delete(`/api/v1/sessions/${id}`)).status).toBe(204);
    expect([(await three.get('/api/v1/session')).status, (await two.get('/api/v1/session')).status]).toEqual([401, 200]);
    expect((await two.delete('/api/v1/sessions')).status).toBe(204);
    expect((await two.get('/api/v1/session')).status).toBe(401);
  });

  it('signing in again on one page ends the session before', async () => {
    const before = await page('0013');
    await signIn('0013', PASSWORD, { cookie: before.headers['cookie'] });
    expect((await before.get('/api/v1/session')).status).toBe(401);
  });

  it('answers in the language of the account, unless the page asks for another', async () => {
    const client = await page('0013');
    expect((await client.patch('/api/v1/session', { language: 'zh' })).status).toBe(204);
    expect((await client.get('/api/v1/accounts')).body.title).toMatch(/权限/);
    expect((await client.get('/api/v1/accounts', { 'accept-language': 'en' })).body.title).toMatch(/may not/);
  });

  it('gives a script a token, for what it is for and nothing else, until it is revoked', async () => {
    const client = await page('0012');
    const made = await client.post('/api/v1/tokens', { name: 'BI', permissions: ['forms.read'] });
    expect(made).toMatchObject({ status: 201, body: { token: { name: 'BI', state: 'active' }, secret: expect.stringMatching(/^fm_/) } });
    const script = api.with({ authorization: `Bearer ${made.body.secret}` });
    expect((await script.get('/api/v1/session')).body).toMatchObject({
      via: 'token',
      csrf_token: null,
      permissions: [{ permission: 'forms.read' }],
    });
    expect(await script.post('/api/v1/tokens', { name: 'more', permissions: ['forms.read'] })).toMatchObject({
      status: 403,
      body: { code: 'accounts.page_only' },
    });
    expect((await script.get('/api/v1/accounts')).status).toBe(403);
    expect(await client.post('/api/v1/tokens', { name: 'x', permissions: ['accounts.manage'] })).toMatchObject({
      status: 403,
      body: { code: 'accounts.token_beyond' },
    });
    expect((await (await page('0013')).delete(`/api/v1/tokens/${made.body.token.id}`)).status).toBe(404);
    expect((await client.delete(`/api/v1/tokens/${made.body.token.id}`)).status).toBe(204);
    expect(await script.get('/api/v1/session')).toMatchObject({ status: 401, body: { code: 'http.token_invalid' } });
    expect((await client.get('/api/v1/tokens?state=revoked')).body.items).toMatchObject([{ name: 'BI' }]);
  });

  it('with a token pays no heed to the cookie', async () => {
    const { headers } = await page('0012');
    expect((await api.with({ ...headers, authorization: 'Bearer fm_none' }).get('/api/v1/session')).status).toBe(401);
  });

  describe('for administrators', () => {
    it('opens, changes, resets and closes accounts', async () => {
      const admin = await api.as('root', 'admin');
      const made = await admin.post('/api/v1/accounts', { employee_no: '0099', name: 'Li', roles: [{ role: 'agent' }] });
      expect(made).toMatchObject({ status: 201, body: { account: { employee_no: '0099', must_change_password: true } } });
      expect(made.headers.get('cache-control')).toContain('no-store');
      await page('0099', made.body.temporary_password);
      const read = await admin.get('/api/v1/accounts/0099');
      const tag = read.headers.get('etag')!;
      const renamed = await admin.patch('/api/v1/accounts/0099', { name: 'Li Na' }, { 'if-match': tag });
      expect(renamed).toMatchObject({ status: 200, body: { name: 'Li Na' } });
      expect(await admin.put('/api/v1/accounts/0099/roles', { roles: [] }, { 'if-match': tag })).toMatchObject({
        status: 409,
        body: { code: 'http.stale' },
      });
      const granted = await admin.put('/api/v1/accounts/0099/roles', { roles: [{ role: 'qa_trainer', to: '2031-01-31' }] });
      expect(granted.body.roles).toMatchObject([{ role: 'qa_trainer', to: '2031-01-31', in_force: true }]);
      const reset = await admin.post('/api/v1/accounts/0099/password-reset');
      const client = await page('0099', reset.body.temporary_password);
      expect((await admin.patch('/api/v1/accounts/0099', { disabled: true })).body.disabled).toBe(true);
      expect((await client.get('/api/v1/session')).status).toBe(401);
      expect(await signIn('0099', reset.body.temporary_password)).toMatchObject({ status: 403, body: { code: 'accounts.disabled' } });
    });

    it('takes a role away from open pages and scripts with the next request, and lets the scripts of a removed account in nowhere', async () => {
      const admin = await api.as('root', 'admin');
      const password = (await admin.post('/api/v1/accounts', { employee_no: '0098', name: 'Wu', roles: [{ role: 'manager' }] })).body
        .temporary_password as string;
      const first = await page('0098', password);
      await first.put('/api/v1/session/password', { current_password: password, new_password: PASSWORD });
      const { body } = await first.post('/api/v1/tokens', { name: 'x', permissions: ['settings.write'] });
      const script = api.with({ authorization: `Bearer ${body.secret}` });
      const change = (client: Client) => client.put('/api/v1/settings/notice_days', { value: 3 });
      expect([(await change(first)).status, (await change(script)).status]).toEqual([200, 200]);
      await admin.put('/api/v1/accounts/0098/roles', { roles: [{ role: 'qa_trainer' }] });
      expect([(await change(first)).status, (await change(script)).status]).toEqual([403, 403]);
      await database.dataSource.query(`delete from account where employee_no = '0098'`);
      for (const client of [first, script]) expect((await client.get('/api/v1/session')).status).toBe(401);
    });

    it('refuses what makes no sense, field by field, and what is not there', async () => {
      const admin = await api.as('root', 'admin');
      expect(await admin.post('/api/v1/accounts', { employee_no: '', role: 'agent' })).toMatchObject({
        status: 400,
        body: {
          errors: expect.arrayContaining([
            expect.objectContaining({ pointer: '/employee_no' }),
            expect.objectContaining({ pointer: '/role' }),
          ]),
        },
      });
      expect((await admin.put('/api/v1/accounts/0012/roles', { roles: [{ role: 'king' }] })).status).toBe(400);
      expect((await admin.get('/api/v1/accounts/none')).status).toBe(404);
      expect(await admin.post('/api/v1/accounts', { employee_no: '0012', name: 'x', roles: [{ role: 'agent' }] })).toMatchObject({
        status: 409,
        body: { code: 'accounts.exists' },
      });
      expect(await admin.patch('/api/v1/accounts/root', { disabled: true })).toMatchObject({
        status: 409,
        body: { code: 'accounts.last_administrator' },
      });
    });

    it('lists accounts page by page', async () => {
      const admin = await api.as('root', 'admin');
      const first = await admin.get('/api/v1/accounts?page_size=2&sort=-employee_no');
      expect(first.body.items).toHaveLength(2);
      const second = await admin.get(`/api/v1/accounts?page_size=2&sort=-employee_no&cursor=${first.body.next_cursor}`);
      const numbers = [...first.body.items, ...second.body.items].map(({ employee_no }: { employee_no: string }) => employee_no);
      expect(numbers).toEqual([...new Set(numbers)].toSorted().toReversed());
      expect((await admin.get('/api/v1/accounts?role=manager&disabled=false&q=12')).body.items).toMatchObject([{ employee_no: '0012' }]);
      expect((await admin.get('/api/v1/accounts?sort=-last_sign_in_at&page_size=1')).body.items).toHaveLength(1);
    });

    it('is closed to everybody else', async () => {
      for (const role of ['agent', 'team_leader', 'shift_supervisor', 'qa_trainer', 'manager'] as const) {
        const client = await api.as(`only-${role}`, role);
        expect((await client.get('/api/v1/accounts')).status).toBe(403);
        expect((await client.put(`/api/v1/accounts/only-${role}/roles`, { roles: [{ role: 'admin' }] })).status).toBe(403);
      }
    });
  });

  it('names, lists and ends deputies, and shows their holder for whom they stand in', async () => {
    const [leader, agent] = [await api.as('lead', 'team_leader'), await api.as('stand', 'agent')];
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const made = await leader.post('/api/v1/deputies', { deputy_no: 'stand', role: 'team_leader', from: day(-1), to: day(3) });
    expect(made).toMatchObject({ status: 201, body: { state: 'in_force', principal: { employee_no: 'lead' } } });
    expect((await agent.get('/api/v1/session')).body.roles).toContainEqual(
      expect.objectContaining({ role: 'team_leader', principal: { employee_no: 'lead', name: 'lead' } }),
    );
    expect((await agent.get('/api/v1/deputies?state=in_force')).body.items).toHaveLength(1);
    expect((await leader.post('/api/v1/deputies', { deputy_no: 'stand', role: 'agent', from: day(0), to: day(1) })).status).toBe(400);
    const stranger = await api.as('stranger', 'team_leader');
    expect((await stranger.delete(`/api/v1/deputies/${made.body.id}`)).status).toBe(404);
    expect((await leader.delete(`/api/v1/deputies/${made.body.id}`)).status).toBe(204);
    expect((await agent.get('/api/v1/session')).body.roles).toHaveLength(1);
  });
});
