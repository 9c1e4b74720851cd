import { covers, coversTeam, type DataScope } from '@platform/auth/data-scope.js';
import type { Permission } from '@contracts/access.js';
import { AccessService } from './access.service.js';
import { AccountAdminService } from './account-admin.service.js';
import { OwnAccountService } from './own-account.service.js';
import { CLIENT, openAccountHouse, PASSWORD, type AccountHouse } from './testing/account-house.js';
import { SignInService } from './sign-in.service.js';
import { TokenService } from './token.service.js';

const { jest } = import.meta;

/** Only the time of day is another; what waits goes on waiting. */
const UNFAKED = [
  'hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout',
] as const; // prettier-ignore

describe('who comes with a secret', () => {
  let house: AccountHouse;
  let access: AccessService;
  let accounts = 0;
  /** A number nobody has yet. */
  const fresh = () => `E${(accounts += 1)}`;

  beforeAll(async () => {
    house = await openAccountHouse();
    access = house.module.get(AccessService);
  });
  afterAll(() => house.close());

  const signedIn = async (roles: ('agent' | 'manager' | 'admin')[] = ['agent']) => {
    const no = fresh();
    const id = await house.account({ no, roles });
    return { no, id, secret: await house.session(no) };
  };
  const token = async (secret: string, permissions: Permission[]) => {
    const { actor } = await house.identity(secret);
    return house.module.get(TokenService).create(actor, 'script', permissions, 30);
  };

  describe('a session', () => {
    it('says who, with the roles in force and the person who bears the number', async () => {
      const { no, id, secret } = await signedIn(['manager', 'agent']);
      const [person] = await house.query<{ id: number }>(`insert into person (employee_no, name) values ($1, 'N') returning id`, [no]);
      expect(await access.bySession(secret)).toEqual({
        actor: {
          accountId: id,
          employeeNo: no,
          name: `人${no}`,
          personId: person?.id,
          roles: expect.arrayContaining([
            { role: 'agent', personId: person?.id },
            { role: 'manager', personId: person?.id },
          ]),
          tokenPermissions: null,
        },
        via: 'session',
        sessionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        mustChangePassword: false,
        language: null,
      });
    });

    it('is kept only as a digest', async () => {
      const { id, secret } = await signedIn();
      const [row] = await house.query<{ text: string }>('select s::text as text from account_session s where account_id = $1', [id]);
      expect(row?.text).toContain('\\x');
      expect(row?.text).not.toContain(secret);
      expect(row?.text).not.toContain(Buffer.from(secret).toString('hex'));
    });

    it.each(['', 'x', 'a'.repeat(43), '\u0000'])('is not %j', async (secret) => {
      expect(await access.bySession(secret)).toBeNull();
    });

    it.each([
      ['has rested too long', `last_seen_at = now() - interval '121 minutes'`],
      ['is too old, however busy', 'expires_at = now()'],
    ])('that %s is over, by the database’s clock', async (_, change) => {
      const { id, secret } = await signedIn();
      await house.query(`update account_session set ${change} where account_id = $1`, [id]);
      expect(await access.bySession(secret)).toBeNull();
    });

    it('that is used goes on', async () => {
      const { id, secret } = await signedIn();
      await house.query(`update account_session set last_seen_at = now() - interval '119 minutes' where account_id = $1`, [id]);
      expect(await access.bySession(secret)).not.toBeNull();
      const [row] = await house.query<{ seconds: number }>(
        'select extract(epoch from now() - last_seen_at)::int as seconds from account_session where account_id = $1',
        [id],
      );
      expect(row?.seconds).toBeLessThan(5);
    });

    it('writes down at most once a minute that it is used', async () => {
      const { id, secret } = await signedIn();
      await house.query(`update account_session set last_seen_at = now() - interval '30 seconds' where account_id = $1`, [id]);
      const seen = () => house.query('select last_seen_at, xmin::text from account_session where account_id = $1', [id]);
      const before = await seen();
      await Promise.all(Array.from({ length: 8 }, () => access.bySession(secret)));
      expect(await seen()).toEqual(before);
    });

    it('does not outlive its account, nor come back with it', async () => {
      const { no, secret } = await signedIn();
      const admin = house.module.get(AccountAdminService);
      await admin.update('test', no, { disabled: true }, null);
      expect(await access.bySession(secret)).toBeNull();
      await admin.update('test', no, { disabled: false }, null);
      expect(await access.bySession(secret)).toBeNull();
    });

    it('loses a role that is taken away in the middle of it, and that only lasts till yesterday', async () => {
      const { no, id, secret } = await signedIn(['agent', 'manager']);
      const roles = async () => (await house.identity(secret)).actor.roles.map(({ role }) => role).sort();
      await house.module.get(AccountAdminService).setRoles('test', no, [{ role: 'agent' }], null);
      expect(await roles()).toEqual(['agent']);
      await house.query(`update account_role set valid = daterange('2020-01-01', current_date - 2) where account_id = $1`, [id]);
      expect(await roles()).toEqual([]);
    });

    it('judges days in the centre’s zone', async () => {
      const { id, secret } = await signedIn();
      const zones = ['Pacific/Kiritimati', 'Etc/GMT+12'];
      const held: string[] = [];
      for (const [version, zone] of zones.entries()) {
        await house.query(`insert into setting (key, version, value, changed_by) values ('time_zone', $1, $2, 'test')`, [
          version + 1,
          JSON.stringify(zone),
        ]);
        // Only on the day that it is in the first zone, which the second one reaches a day later.
        if (version === 0)
          await house.query(
            `update account_role set valid = daterange((now() at time zone $2)::date, (now() at time zone $2)::date, '[]') where account_id = $1`,
            [id, zone],
          );
        held.push((await house.identity(secret)).actor.roles.length === 1 ? 'held' : 'not held');
      }
      await house.query(`delete from setting where key = 'time_zone'`);
      expect(held).toEqual(['held', 'not held']);
    });

    it('with a password that somebody else chose must change it; one from single sign-on need not', async () => {
      const no = fresh();
      await house.account({ no, mustChange: true });
      expect((await house.identity(await house.session(no))).mustChangePassword).toBe(true);
      const { secret } = await house.module.get(SignInService).admit(no, CLIENT);
      expect((await house.identity(secret)).mustChangePassword).toBe(false);
    });
  });

  describe('a token', () => {
    it('is for its permissions, as far as its holder’s roles still give them', async () => {
      const { no, secret } = await signedIn(['manager']);
      const { secret: script } = await token(secret, ['calls.read', 'forms.read']);
      const identity = await access.byToken(script);
      expect(identity).toMatchObject({ via: 'token', sessionId: null, actor: { tokenPermissions: ['calls.read', 'forms.read'] } });
      const actor = identity!.actor;
      expect(await access.scope(actor, 'calls.read')).toEqual({ kind: 'all' });
      expect(await access.scope(actor, 'cases.read')).toEqual({ kind: 'some', selfId: null, stays: [], teams: [] });
      await house.module.get(AccountAdminService).setRoles('test', no, [{ role: 'admin' }], null);
      const later = (await access.byToken(script))!.actor;
      expect(await access.scope(later, 'calls.read')).toEqual({ kind: 'some', selfId: null, stays: [], teams: [] });
    });

    it('is of no use from the moment it is revoked, also among requests that are under way', async () => {
      const { secret } = await signedIn();
      const { token: made, secret: script } = await token(secret, ['forms.read']);
      const { actor } = await house.identity(secret);
      let revoked = false;
      const late: (string | null)[] = [];
      const use = async (): Promise<void> => {
        while (late.length < 12) {
          const after = revoked;
          const identity = await access.byToken(script);
          if (after) late.push(identity === null ? null : 'let in');
        }
      };
      const using = [use(), use(), use()];
      await house.module.get(TokenService).revoke(actor, made.id);
      revoked = true;
      await Promise.all(using);
      expect(await access.byToken(script)).toBeNull();
      expect(new Set(late)).toEqual(new Set([null]));
    });

    it.each([
      ['expired by the database’s clock', 'update access_token set expires_at = now() where account_id = $1'],
      ['of a closed account', 'update account set disabled_at = now() where id = $1'],
      ['of a removed account', 'delete from account where id = $1'],
    ])('%s is nobody', async (_, sql) => {
      const { id, secret } = await signedIn();
      const { secret: script } = await token(secret, ['forms.read']);
      expect(await access.byToken(script)).not.toBeNull();
      await house.query(sql, [id]);
      expect(await access.byToken(script)).toBeNull();
      expect(await access.bySession(script)).toBeNull();
    });

    it('with a permission that no longer exists gives the others', async () => {
      const { id, secret } = await signedIn();
      const { secret: script } = await token(secret, ['forms.read']);
      await house.query(`update access_token set permissions = permissions || '{forms.gild}' where account_id = $1`, [id]);
      expect((await access.byToken(script))?.actor.tokenPermissions).toEqual(['forms.read']);
    });

    it('writes its use down, at most once a minute', async () => {
      const { id, secret } = await signedIn();
      const { secret: script } = await token(secret, ['forms.read']);
      const used = () =>
        house.query<{ last_used_at: Date | null }>('select last_used_at, xmin::text from access_token where account_id = $1', [id]);
      expect((await used())[0]?.last_used_at).toBeNull();
      await access.byToken(script);
      const first = await used();
      expect(first[0]?.last_used_at).not.toBeNull();
      await access.byToken(script);
      expect(await used()).toEqual(first);
    });
  });

  it.each([
    ['a year ahead', 365],
    ['a year behind', -365],
  ])('a process whose clock is %s lets in the same people for the same time', async (_, days) => {
    const { id, no, secret } = await signedIn();
    const { secret: script } = await token(secret, ['forms.read']);
    jest.useFakeTimers({ now: Date.now() + days * 86_400_000, doNotFake: [...UNFAKED] });
    try {
      expect([await access.bySession(secret), await access.byToken(script)]).toMatchObject([
        { actor: { roles: [{ role: 'agent' }] } },
        { actor: { employeeNo: no } },
      ]);
      expect(await access.bySession(await house.session(no))).not.toBeNull();
      for (const table of ['account_session', 'access_token'])
        await house.query(`update ${table} set expires_at = now() where account_id = $1`, [id]);
      expect([await access.bySession(secret), await access.byToken(script)]).toEqual([null, null]);
    } finally {
      jest.useRealTimers();
    }
  });

  describe('what someone may see', () => {
    const ids = new Map<string, number>();
    const teams = new Map<string, number>();
    let scopeOf: (no: string, permission?: Permission) => Promise<DataScope>;
    const sees = (scope: DataScope, no: string, day: string) => covers(scope, ids.get(no)!, day);
    const insert = async (sql: string, ...params: unknown[]) => (await house.query<{ id: number }>(`${sql} returning id`, params))[0]!.id;

    beforeAll(async () => {
      for (const code of ['A', 'B', 'C']) teams.set(code, await insert('insert into team (code, name) values ($1, $1)', code));
      for (const no of ['agent', 'mover', 'leader', 'elsewhere', 'supervisor', 'boss', 'stand-in', 'admin'])
        ids.set(no, await insert('insert into person (employee_no, name) values ($1, $1)', no));
      const stays: [string, string, string | null, string | null][] = [
        ['agent', 'A', null, null],
        ['mover', 'A', '2026-01-01', '2026-06-01'],
        ['mover', 'B', '2026-06-01', null],
        ['leader', 'A', null, null],
        ['elsewhere', 'C', null, null],
      ];
      for (const [no, code, from, end] of stays)
        await house.query('insert into team_membership values ($1, $2, daterange($3, $4))', [ids.get(no), teams.get(code), from, end]);
      await house.query(`insert into team_leadership values ($1, $2, '[2026-03-01, 2026-09-01)')`, [teams.get('A'), ids.get('leader')]);
      for (const code of ['A', 'B'])
        await house.query(`insert into team_supervision values ($1, $2, '[2026-02-01,)')`, [teams.get(code), ids.get('supervisor')]);
      await house.account({ no: 'agent' });
      await house.account({ no: 'leader', roles: ['team_leader'] });
      await house.account({ no: 'supervisor', roles: ['shift_supervisor'] });
      await house.account({ no: 'boss', roles: ['manager'] });
      await house.account({ no: 'stand-in', roles: ['agent'] });
      await house.account({ no: 'admin', roles: ['admin'] });
      scopeOf = async (no, permission = 'evaluations.read') =>
        access.scope((await house.identity(await house.session(no))).actor, permission);
    });

    it('an agent: their own, always', async () => {
      expect(await scopeOf('agent')).toEqual({
        kind: 'some',
        selfId: ids.get('agent'),
        stays: [{ agentId: ids.get('agent'), from: null, to: null }],
        teams: [],
      });
    });

    it('a leader: their team on the days they led it and its people were in it, and themself', async () => {
      const scope = await scopeOf('leader');
      expect(scope).toMatchObject({ teams: [{ teamId: teams.get('A'), from: '2026-03-01', to: '2026-08-31' }] });
      expect([sees(scope, 'agent', '2026-02-28'), sees(scope, 'agent', '2026-03-01')]).toEqual([false, true]);
      expect([sees(scope, 'agent', '2026-08-31'), sees(scope, 'agent', '2026-09-01')]).toEqual([true, false]);
      expect([sees(scope, 'mover', '2026-05-31'), sees(scope, 'mover', '2026-06-01')]).toEqual([true, false]);
      expect([sees(scope, 'leader', '2025-01-01'), sees(scope, 'elsewhere', '2026-05-01')]).toEqual([true, false]);
      expect([
        coversTeam(scope, teams.get('A')!, '2026-08-01', '2026-08-31'),
        coversTeam(scope, teams.get('A')!, '2026-09-01', '2026-09-30'),
      ]).toEqual([true, false]);
    });

    it('a supervisor: the teams under them, since they are', async () => {
      const scope = await scopeOf('supervisor');
      expect([sees(scope, 'mover', '2026-05-01'), sees(scope, 'mover', '2026-07-01'), sees(scope, 'agent', '2026-01-31')]).toEqual([
        true,
        true,
        false,
      ]);
      expect([sees(scope, 'leader', '2030-01-01'), sees(scope, 'elsewhere', '2026-05-01')]).toEqual([true, false]);
      expect(scope).toMatchObject({ teams: expect.arrayContaining([{ teamId: teams.get('B'), from: '2026-02-01', to: null }]) });
    });

    it('a manager: everything; an administrator: no business data', async () => {
      expect(await scopeOf('boss')).toEqual({ kind: 'all' });
      expect(await scopeOf('admin')).toEqual({ kind: 'some', selfId: null, stays: [], teams: [] });
      expect(await scopeOf('admin', 'organization.read')).toEqual({ kind: 'all' });
    });

    it('by each permission for itself: a leader may write metrics of the team, and evaluations of nobody', async () => {
      expect(sees(await scopeOf('leader', 'metrics.write'), 'agent', '2026-05-01')).toBe(true);
      expect(await scopeOf('leader', 'evaluations.write')).toEqual({ kind: 'some', selfId: null, stays: [], teams: [] });
    });

    it('a deputy: what the principal’s role covers, while it is theirs, and never the principal’s own', async () => {
      const scope = () => scopeOf('stand-in');
      const set = (sql: string) => house.query(sql);
      await set(`insert into account_deputy (deputy_id, principal_id, role, valid, named_by)
        select d.id, p.id, 'team_leader', daterange(current_date - 3, current_date + 3), 'test'
        from account d, account p where d.employee_no = 'stand-in' and p.employee_no = 'leader'`);
      expect([sees(await scope(), 'agent', '2026-05-01'), sees(await scope(), 'leader', '2026-05-01')]).toEqual([true, true]);
      expect([sees(await scope(), 'leader', '2025-01-01'), sees(await scope(), 'stand-in', '2025-01-01')]).toEqual([false, true]);
      const refused: [string, string][] = [
        [
          `update account_role set valid = daterange('2020-01-01', current_date - 1) where role = 'team_leader'`,
          `update account_role set valid = daterange('2020-01-01', null) where role = 'team_leader'`,
        ],
        [
          `update account set disabled_at = now() where employee_no = 'leader'`,
          `update account set disabled_at = null where employee_no = 'leader'`,
        ],
        [
          `update account_deputy set valid = daterange(current_date + 2, current_date + 3)`,
          `update account_deputy set valid = daterange(current_date - 3, current_date + 3)`,
        ],
        [`update account_deputy set ended_at = now(), ended_by = 'test'`, `update account_deputy set ended_at = null, ended_by = null`],
      ];
      for (const [take, give] of refused) {
        await set(take);
        expect([take, sees(await scope(), 'agent', '2026-05-01')]).toEqual([take, false]);
        await set(give);
        expect(sees(await scope(), 'agent', '2026-05-01')).toBe(true);
      }
    });
  });

  it('says of itself what it may do, and for whom it stands in', async () => {
    const no = fresh();
    const id = await house.account({ no, roles: ['agent'] });
    const principal = await house.account({ no: `${no}-boss`, roles: ['manager'] });
    await house.query(
      `insert into account_deputy (deputy_id, principal_id, role, valid, named_by) values ($1, $2, 'manager', daterange(current_date - 2, current_date + 3), 'test')`,
      [id, principal],
    );
    const own = house.module.get(OwnAccountService);
    const secret = await house.session(no, PASSWORD);
    const { actor, sessionId } = await house.identity(secret);
    const session = await own.describe(actor, sessionId);
    expect(session).toMatchObject({ account: { employee_no: no, is_person: false }, via: 'session', must_change_password: false });
    expect(session.roles).toEqual([
      { role: 'agent', principal: null, until: null },
      { role: 'manager', principal: { employee_no: `${no}-boss`, name: `人${no}-boss` }, until: expect.any(String) },
    ]);
    expect(session.permissions).toContainEqual({ permission: 'periods.publish', reach: 'all' });
    expect(session.csrf_token).toMatch(/^[\w-]{43}$/);
    const script = await house.module.get(TokenService).create(actor, 's', ['forms.read'], 1);
    expect(await own.describe((await access.byToken(script.secret))!.actor, null)).toMatchObject({
      via: 'token',
      csrf_token: null,
      permissions: [{ permission: 'forms.read', reach: 'all' }],
    });
  });
});
