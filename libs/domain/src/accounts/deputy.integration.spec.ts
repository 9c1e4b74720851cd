import type { Role } from '@contracts/access.js';
import type { Actor } from '@platform/auth/actor.js';
import { DeputyService, type DeputyRequest } from './deputy.service.js';
import { openAccountHouse, type AccountHouse } from './testing/account-house.js';

const list = { page_size: 50, sort: '-from', total: 'none' } as const;

describe('deputies', () => {
  let house: AccountHouse;
  let deputies: DeputyService;
  const actors = new Map<string, Actor>();
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const ask = (no: string, more: Partial<DeputyRequest> = {}) =>
    deputies.name(actors.get(no)!, { deputyNo: 'agent', principalNo: no, role: 'team_leader', from: day(-1), to: day(5), ...more });
  const codeOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (error: { code: string }) => error.code,
    );
  const rolesOf = async (no: string) => (await house.identity(await house.session(no))).actor.roles.map(({ role }) => role).sort();

  beforeEach(async () => {
    house = await openAccountHouse();
    deputies = house.module.get(DeputyService);
    const people: Record<string, Role[]> = {
      agent: ['agent'],
      leader: ['team_leader'],
      other: ['team_leader'],
      boss: ['manager'],
      admin: ['admin'],
    };
    for (const [no, roles] of Object.entries(people)) {
      await house.account({ no, roles });
      actors.set(no, (await house.identity(await house.session(no))).actor);
    }
  });
  afterEach(() => house.close());

  it('act for the role at once, until they are ended', async () => {
    const named = await ask('leader');
    expect(named).toMatchObject({
      deputy: { employee_no: 'agent' },
      principal: { employee_no: 'leader', name: '人leader' },
      from: day(-1),
      to: day(5),
      state: 'in_force',
      named_by: 'leader',
    });
    expect(await rolesOf('agent')).toEqual(['agent', 'team_leader']);
    await deputies.end(actors.get('leader')!, named.id);
    await deputies.end(actors.get('leader')!, named.id);
    expect(await rolesOf('agent')).toEqual(['agent']);
    const trail = (await house.trail()).filter(({ action }) => action.startsWith('deputy.'));
    expect(trail.map(({ actor, action }) => [actor, action])).toEqual([
      ['leader', 'deputy.create'],
      ['leader', 'deputy.end'],
    ]);
  });

  it('do not act before their first day', async () => {
    expect(await ask('leader', { from: day(2) })).toMatchObject({ state: 'coming' });
    expect(await rolesOf('agent')).toEqual(['agent']);
  });

  it.each<[string, Partial<DeputyRequest>]>([
    ['accounts.deputy_self', { deputyNo: 'leader' }],
    ['accounts.deputy_days', { from: day(3), to: day(2) }],
    ['accounts.deputy_past', { from: day(-9), to: day(-3) }],
    ['accounts.deputy_long', { from: day(0), to: day(400) }],
    ['accounts.deputy_role_not_held', { role: 'manager' }],
    ['accounts.not_found', { deputyNo: 'nobody' }],
  ])('are refused with %s', async (code, request) => {
    expect(await codeOf(ask('leader', request))).toBe(code);
    expect((await deputies.list(actors.get('admin')!, list)).items).toEqual([]);
  });

  it('are refused when the account is closed, or when they stand in on those days already', async () => {
    await ask('leader');
    expect(await codeOf(ask('leader', { from: day(5), to: day(9) }))).toBe('accounts.deputy_overlaps');
    expect(await codeOf(ask('leader', { from: day(6), to: day(9) }))).toBe('done');
    await house.query(`update account set disabled_at = now() where employee_no = 'other'`);
    expect(await codeOf(ask('leader', { deputyNo: 'other' }))).toBe('accounts.deputy_disabled');
  });

  it('are named once, though two ask at the same time', async () => {
    const outcomes = await Promise.all([codeOf(ask('leader')), codeOf(ask('boss', { principalNo: 'leader' }))]);
    expect(outcomes.toSorted()).toEqual(['accounts.deputy_overlaps', 'done']);
  });

  it('are named by oneself for one’s own roles, by managers for all but administrators, by administrators for anyone', async () => {
    expect(await codeOf(ask('other', { principalNo: 'leader' }))).toBe('accounts.deputy_forbidden');
    expect(await codeOf(ask('agent', { principalNo: 'leader', deputyNo: 'agent' }))).toBe('accounts.deputy_forbidden');
    expect(await codeOf(ask('boss', { principalNo: 'leader' }))).toBe('done');
    expect(await codeOf(ask('boss', { principalNo: 'admin', deputyNo: 'boss', role: 'admin' }))).toBe('accounts.deputy_forbidden');
    expect(await codeOf(ask('admin', { principalNo: 'boss', deputyNo: 'other', role: 'manager' }))).toBe('done');
  });

  it('cannot pass on what they only stand in for', async () => {
    await ask('leader');
    actors.set('agent', (await house.identity(await house.session('agent'))).actor);
    expect(await codeOf(ask('agent', { deputyNo: 'other' }))).toBe('accounts.deputy_role_not_held');
  });

  it('who manages only by deputy cannot prolong that, nor arrange or end anything else of others', async () => {
    const { id } = await ask('other', { deputyNo: 'agent' });
    await ask('boss', { role: 'manager', deputyNo: 'leader' });
    actors.set('leader', (await house.identity(await house.session('leader'))).actor);
    expect(actors.get('leader')!.roles.map(({ role }) => role)).toContain('manager');
    const later = { principalNo: 'boss', role: 'manager', from: day(6), to: day(300) } as const;
    expect(await codeOf(ask('leader', { ...later, deputyNo: 'leader' }))).toBe('accounts.deputy_forbidden');
    expect(await codeOf(ask('leader', { ...later, deputyNo: 'agent' }))).toBe('accounts.deputy_forbidden');
    expect(await codeOf(ask('leader', { principalNo: 'other', from: day(6), to: day(9) }))).toBe('accounts.deputy_forbidden');
    expect(await codeOf(deputies.end(actors.get('leader')!, id))).toBe('accounts.deputy_not_found');
    expect(await codeOf(deputies.end(actors.get('boss')!, id))).toBe('done');
  });

  it('are seen and ended by both sides and by those who may arrange it; to others they are not there', async () => {
    const { id } = await ask('leader');
    const seen = async (no: string) => (await deputies.list(actors.get(no)!, list)).items.length;
    expect([await seen('agent'), await seen('leader'), await seen('other'), await seen('boss'), await seen('admin')]).toEqual([
      1, 1, 0, 1, 1,
    ]);
    expect(await codeOf(deputies.end(actors.get('other')!, id))).toBe('accounts.deputy_not_found');
    expect(await codeOf(deputies.end(actors.get('agent')!, id))).toBe('done');
    expect((await deputies.list(actors.get('leader')!, list, 'ended')).items).toMatchObject([{ id, ended_by: 'agent' }]);
  });
});
