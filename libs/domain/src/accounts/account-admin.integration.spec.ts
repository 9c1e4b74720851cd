import { AccessService } from './access.service.js';
import { AccountAdminService } from './account-admin.service.js';
import { OwnAccountService } from './own-account.service.js';
import { SignInService } from './sign-in.service.js';
import { CLIENT, openAccountHouse, PASSWORD, type AccountHouse } from './testing/account-house.js';
import { TokenService } from './token.service.js';

describe('administering accounts', () => {
  let house: AccountHouse;
  let admin: AccountAdminService;
  let elsewhere: AccountAdminService;
  const page = { page_size: 50, sort: 'employee_no', total: 'exact' } as const;
  const codeOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (error: { code: string }) => error.code,
    );
  const enters = (no: string, password: string) => codeOf(house.module.get(SignInService).signIn(no, password, CLIENT));

  beforeEach(async () => {
    house = await openAccountHouse();
    admin = house.module.get(AccountAdminService);
    elsewhere = house.other.get(AccountAdminService);
    await house.account({ no: 'boss', roles: ['admin'] });
  });
  afterEach(() => house.close());

  const person = (no: string, post: string) =>
    house.query(
      `with p as (insert into person (employee_no, name) values ($1, '张' || $1) returning id)
       insert into person_post (agent_id, post, valid) select id, $2, daterange('2020-01-01', null) from p`,
      [no, post],
    );

  describe('an account', () => {
    it('of someone on the roster has their name and the role of their post, and a password that must be changed', async () => {
      await person('0012', 'team_leader');
      const { account, password } = await admin.create('boss', { employeeNo: ' ００12 ', password: 'temporary' });
      expect(account.account).toMatchObject({
        employee_no: '0012',
        name: '张0012',
        is_person: true,
        roles: [{ role: 'team_leader', to: null, in_force: true }],
        has_password: true,
        must_change_password: true,
        disabled: false,
        created_by: 'boss',
      });
      expect(password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
      const { actor, sessionId } = await house.identity(await house.session('0012', password!));
      await expect(house.module.get(OwnAccountService).describe(actor, sessionId)).resolves.toMatchObject({ must_change_password: true });
      expect(actor.roles).toEqual([{ role: 'team_leader', personId: actor.personId }]);
    });

    it('of someone who is not needs a name and roles, and each number has one', async () => {
      const create = (more: object) => codeOf(admin.create('boss', { employeeNo: 'robot', password: null, ...more }));
      expect(await create({ roles: [{ role: 'agent' }] })).toBe('accounts.name_needed');
      expect(await create({ name: 'Robot' })).toBe('accounts.roles_needed');
      expect(await create({ name: 'Robot', roles: [{ role: 'agent', to: '2020-01-01' }] })).toBe('accounts.role_past');
      expect(await Promise.all([1, 2, 3].map(() => create({ name: 'Robot', roles: [{ role: 'agent' }] })))).toEqual(
        expect.arrayContaining(['done', 'accounts.exists', 'accounts.exists']),
      );
      expect((await admin.get('robot')).account).toMatchObject({ has_password: false, must_change_password: false, is_person: false });
      expect(await enters('robot', '')).toBe('accounts.sign_in_failed');
    });

    it('stays with its number when the roster is taken back and comes in again', async () => {
      await person('0012', 'agent');
      await admin.create('boss', { employeeNo: '0012', password: 'temporary' });
      await house.query(`delete from person where employee_no = '0012'`);
      expect((await admin.get('0012')).account.is_person).toBe(false);
      await person('0012', 'agent');
      expect((await admin.get('0012')).account.is_person).toBe(true);
    });

    it('is written over only by whoever read its newest state', async () => {
      const { version } = await admin.get('boss');
      await admin.update('boss', 'boss', { name: 'B' }, String(version));
      expect(await codeOf(admin.update('boss', 'boss', { name: 'C' }, String(version)))).toBe('http.stale');
      expect(await codeOf(admin.setRoles('boss', 'boss', [{ role: 'admin' }], String(version)))).toBe('http.stale');
      expect((await admin.get('boss')).account.name).toBe('B');
    });

    it('that is not there is told so', async () => {
      for (const work of [
        () => admin.get('none'),
        () => admin.update('boss', 'none', {}, null),
        () => admin.setRoles('boss', 'none', [], null),
        () => admin.resetPassword('boss', 'none'),
      ])
        expect(await codeOf(work())).toBe('accounts.not_found');
    });

    it('is found by part of its number or name, by role and by being closed; signs of SQL mean nothing', async () => {
      await house.account({ no: '0012', roles: ['manager'] });
      await house.account({ no: `%_'` });
      await admin.update('boss', '0012', { disabled: true }, null);
      const found = async (filter: object) => (await admin.list(filter, page)).items.map(({ account }) => account.employee_no);
      expect(await found({ q: '01' })).toEqual(['0012']);
      expect(await found({ q: '人' })).toHaveLength(3);
      expect(await found({ q: `%_'` })).toEqual([`%_'`]);
      expect(await found({ q: `' or true --` })).toEqual([]);
      expect(await found({ role: 'admin' })).toEqual(['boss']);
      expect([await found({ disabled: true }), await found({ disabled: false })]).toEqual([['0012'], [`%_'`, 'boss']]);
    });
  });

  it('a reset password ends sessions and tokens, forgets wrong ones, must be changed, and is written down without itself', async () => {
    await house.account({ no: '0012' });
    const secret = await house.session('0012');
    const { actor } = await house.identity(secret);
    const { secret: script } = await house.module.get(TokenService).create(actor, 'nightly', ['forms.read'], 30);
    const { id: expired } = (await house.module.get(TokenService).create(actor, 'old', ['forms.read'], 1)).token;
    await house.query('update access_token set expires_at = now() where id = $1', [expired]);
    for (let round = 0; round < 5; round += 1) await enters('0012', 'wrong');
    expect(await enters('0012', PASSWORD)).toBe('accounts.locked');
    const password = await admin.resetPassword('boss', '0012');
    expect(await house.module.get(AccessService).bySession(secret)).toBeNull();
    expect(await house.module.get(AccessService).byToken(script)).toBeNull();
    expect([await enters('0012', PASSWORD), await enters('0012', password)]).toEqual(['accounts.sign_in_failed', 'done']);
    expect((await admin.get('0012')).account.must_change_password).toBe(true);
    const trail = await house.trail();
    expect(trail).toContainEqual({
      actor: 'boss',
      action: 'password.reset',
      subject: 'account 0012',
      detail: { sessions_ended: 1, tokens_revoked: 1 },
    });
    expect(JSON.stringify(trail)).not.toContain(password);
  });

  it('roles are written down as they were and as they are', async () => {
    await house.account({ no: '0012', roles: ['agent'] });
    const { account } = await admin.setRoles(
      'boss',
      '0012',
      [
        { role: 'agent', to: '2031-12-31' },
        { role: 'manager', from: '2031-01-01' },
      ],
      null,
    );
    expect(account.roles).toEqual([
      { role: 'agent', from: '2020-01-01', to: '2031-12-31', in_force: true },
      { role: 'manager', from: '2031-01-01', to: null, in_force: false },
    ]);
    expect((await house.trail()).at(-1)).toEqual({
      actor: 'boss',
      action: 'role.change',
      subject: 'account 0012',
      detail: {
        before: [{ role: 'agent', from: '2020-01-01', end: null }],
        after: [
          { role: 'agent', from: '2020-01-01', end: '2032-01-01' },
          { role: 'manager', from: '2031-01-01', end: null },
        ],
      },
    });
  });

  describe('the last administrator', () => {
    it.each([
      ['closed', () => admin.update('boss', 'boss', { disabled: true }, null)],
      ['without the role', () => admin.setRoles('boss', 'boss', [{ role: 'manager' }], null)],
      ['for a time only', () => admin.setRoles('boss', 'boss', [{ role: 'admin', to: '2031-01-01' }], null)],
      ['later', () => admin.setRoles('boss', 'boss', [{ role: 'admin', from: '2031-01-01' }], null)],
    ])('cannot be %s', async (_, change) => {
      expect(await codeOf(change())).toBe('accounts.last_administrator');
      expect((await admin.get('boss')).account).toMatchObject({
        disabled: false,
        roles: [{ role: 'admin', from: '2020-01-01', to: null }],
      });
      await house.account({ no: 'second', roles: ['admin'] });
      expect(await codeOf(change())).toBe('done');
    });

    it('is left also when two take each other’s role at the same time', async () => {
      await house.account({ no: 'second', roles: ['admin'] });
      const outcomes = await Promise.all([
        codeOf(admin.update('boss', 'second', { disabled: true }, null)),
        codeOf(elsewhere.setRoles('second', 'boss', [], null)),
      ]);
      expect(outcomes.toSorted()).toEqual(['accounts.last_administrator', 'done']);
    });
  });

  describe('the way in for whoever runs the server', () => {
    it('opens an empty house, and refuses an account that is there unless told to reset it', async () => {
      const { account, password } = await admin.createAdministrator('cli:root', '0001', 'Wang', false);
      expect(account.account).toMatchObject({
        name: 'Wang',
        roles: [{ role: 'admin', in_force: true }],
        must_change_password: true,
        created_by: 'cli:root',
      });
      expect(await enters('0001', password)).toBe('done');
      expect(await codeOf(admin.createAdministrator('cli:root', '0001', null, false))).toBe('accounts.exists');
      expect((await admin.createAdministrator('cli:root', '0002', null, false)).account.account.name).toBe('0002');
    });

    it('reopens a closed account as an administrator with the roles it has', async () => {
      await house.account({ no: '0012', roles: ['manager'] });
      await admin.update('boss', '0012', { disabled: true }, null);
      const { account, password } = await admin.createAdministrator('cli:root', '0012', null, true);
      expect(account.account).toMatchObject({ disabled: false, name: '人0012', roles: [{ role: 'admin' }, { role: 'manager' }] });
      expect(await enters('0012', password)).toBe('done');
    });
  });
});
