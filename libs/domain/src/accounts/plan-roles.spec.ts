import fc from 'fast-check';
import { planRoles, type RoleSpan, type WantedRole } from './plan-roles.js';

const TODAY = '2026-10-15';
const held = (role: RoleSpan['role'], from: string | null, end: string | null): RoleSpan => ({
  role,
  from,
  end,
  grantedBy: 'before',
  grantedAt: '2026-01-01T00:00:00.000Z',
});
const plan = (now: RoleSpan[], wanted: WantedRole[]) =>
  planRoles(now, wanted, TODAY, 'me').map(({ role, from, end, grantedBy }) => [role, from, end, grantedBy]);

describe('the roles of an account', () => {
  it('begin today unless another day is given, and end with their last day', () => {
    expect(plan([], [{ role: 'agent' }, { role: 'manager', from: '2026-11-01', to: '2026-11-30' }])).toEqual([
      ['agent', TODAY, null, 'me'],
      ['manager', '2026-11-01', '2026-12-01', 'me'],
    ]);
  });

  it('are never granted for days that have passed', () => {
    expect(plan([], [{ role: 'agent', from: '2020-01-01' }])).toEqual([['agent', TODAY, null, 'me']]);
  });

  it('end today when they are left out, and those to come never begin', () => {
    expect(plan([held('agent', '2026-01-01', null), held('manager', '2026-12-01', null)], [])).toEqual([
      ['agent', '2026-01-01', TODAY, 'before'],
    ]);
  });

  it('go on from the day they began, as whoever granted them', () => {
    expect(plan([held('agent', '2026-01-01', null)], [{ role: 'agent', to: '2026-10-31' }])).toEqual([
      ['agent', '2026-01-01', '2026-11-01', 'before'],
    ]);
  });

  it('granted today and confirmed today stay as they were', () => {
    expect(plan([held('agent', TODAY, null)], [{ role: 'agent' }])).toEqual([['agent', TODAY, null, 'before']]);
  });

  it.each([
    [[{ role: 'agent' as const, from: '2026-12-02', to: '2026-12-01' }], 'accounts.role_days'],
    [[{ role: 'agent' as const, to: '2026-10-14' }], 'accounts.role_past'],
    [[{ role: 'agent' as const }, { role: 'agent' as const, from: '2027-01-01' }], 'accounts.role_twice'],
  ])('are refused for days that make no sense: %j', (wanted, code) => {
    expect(() => plan([], wanted)).toThrow(expect.objectContaining({ code }));
  });

  it('hold from today on exactly as wanted, and never overlap', () => {
    const day = fc.integer({ min: 0, max: 90 }).map((n) => new Date(Date.UTC(2026, 8, 1 + n)).toISOString().slice(0, 10));
    const role = fc.constantFrom('agent' as const, 'admin' as const);
    const span = fc.tuple(role, day, fc.option(day)).filter(([, from, end]) => end === null || (end > from && end > TODAY));
    const wish = fc.tuple(role, day, fc.option(day)).filter(([, from, to]) => to === null || (to >= from && to >= TODAY));
    const one = <Value extends readonly unknown[]>(arbitrary: fc.Arbitrary<Value>) =>
      fc.uniqueArray(arbitrary, { maxLength: 2, selector: ([name]) => name });
    fc.assert(
      fc.property(one(span), one(wish), day, (before, wishes, someDay) => {
        const spans = planRoles(
          before.map(([name, from, end]) => held(name, from, end)),
          wishes.map(([name, from, to]) => ({ role: name, from, to })),
          TODAY,
          'me',
        );
        const holds = (list: readonly { role: string; from: string | null; end: string | null }[], name: string, when: string) =>
          list.filter(({ role: own, from, end }) => own === name && (from === null || from <= when) && (end === null || when < end)).length;
        for (const name of ['agent', 'admin']) {
          const now = holds(spans, name, someDay);
          const wanted = wishes.some(([own, from, to]) => own === name && from <= someDay && (to === null || someDay <= to));
          const had = before.some(([own, from, end]) => own === name && from <= someDay && (end === null || someDay < end));
          expect(now).toBe(Number(someDay >= TODAY ? wanted : had));
        }
      }),
    );
  });
});
