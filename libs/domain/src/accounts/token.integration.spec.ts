import type { Permission } from '@contracts/access.js';
import { AccessService } from './access.service.js';
import { OwnAccountService } from './own-account.service.js';
import { openAccountHouse, PASSWORD, type AccountHouse } from './testing/account-house.js';
import { TokenService } from './token.service.js';

describe('tokens', () => {
  let house: AccountHouse;
  const codeOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (error: { code: string }) => error.code,
    );

  beforeEach(async () => {
    house = await openAccountHouse();
    await house.account({ no: 'boss', roles: ['admin'] });
  });
  afterEach(() => house.close());

  const list = { page_size: 50, sort: '-created_at', total: 'none' } as const;
  const actorOf = async (no: string) => (await house.identity(await house.session(no))).actor;

  it('are shown once, listed by their first letters, and revoked by their holder alone', async () => {
    await house.account({ no: '0012' });
    const [actor, stranger] = [await actorOf('0012'), await actorOf('boss')];
    const tokens = house.module.get(TokenService);
    const { token, secret } = await tokens.create(actor, 'nightly', ['forms.read', 'forms.read'], 30);
    expect(secret).toMatch(/^fm_[\w-]{43}$/);
    expect(token).toMatchObject({
      name: 'nightly',
      hint: secret.slice(0, 9),
      permissions: ['forms.read'],
      state: 'active',
      last_used_at: null,
    });
    expect(Date.parse(token.expires_at) - Date.parse(token.created_at)).toBe(30 * 86_400_000);
    const [row] = await house.query<{ text: string }>('select t::text as text from access_token t');
    expect(row?.text).not.toContain(secret.slice(9));
    expect(await codeOf(tokens.revoke(stranger, token.id))).toBe('accounts.token_not_found');
    expect((await tokens.list(stranger, list)).items).toEqual([]);
    await tokens.revoke(actor, token.id);
    await tokens.revoke(actor, token.id);
    expect((await tokens.list(actor, list, 'revoked')).items).toMatchObject([{ id: token.id, revoked_at: expect.any(String) }]);
    expect((await tokens.list(actor, list, 'active')).items).toEqual([]);
    expect((await house.trail()).filter(({ action }) => action.startsWith('token.')).map(({ action }) => action)).toEqual([
      'token.create',
      'token.revoke',
    ]);
  });

  it('go no further than their holder, and never to other tokens, passwords or sessions', async () => {
    await house.account({ no: '0012', roles: ['agent', 'admin'] });
    const tokens = house.module.get(TokenService);
    const actor = await actorOf('0012');
    expect(await codeOf(tokens.create(actor, 'x', ['cases.read', 'cases.write'], 1))).toBe('accounts.token_beyond');
    const { secret } = await tokens.create(actor, 'x', ['accounts.manage'] satisfies Permission[], 1);
    const script = (await house.module.get(AccessService).byToken(secret))!.actor;
    const own = house.module.get(OwnAccountService);
    for (const work of [
      () => tokens.create(script, 'y', ['accounts.manage'], 1),
      () => tokens.list(script, list),
      () => tokens.revoke(script, 1),
      () => own.changePassword(script, null, PASSWORD, 'five wild horses'),
      () => own.endAllSessions(script),
      () => own.signOut(script, null),
      () => own.setLanguage(script, 'en'),
    ])
      expect(await codeOf(work())).toBe('accounts.page_only');
  });

  it('are no more than fifty at once', async () => {
    await house.account({ no: '0012' });
    const actor = await actorOf('0012');
    const create = () => codeOf(house.module.get(TokenService).create(actor, 'x', ['forms.read'], 1));
    const outcomes = await Promise.all(Array.from({ length: 53 }, create));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(50);
    expect(await create()).toBe('accounts.too_many_tokens');
    await house.query('update access_token set expires_at = now()');
    expect(await create()).toBe('done');
  });
});
