import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { permissionNames, reachOf, roleSchema } from '@contracts/access.js';
import type { CurrentSession } from '@contracts/sign-in.js';
import type { Actor } from '@platform/auth/actor.js';
import type { Page, PageRequest } from '@platform/paging/list-query.js';
import { AuditService } from '../audit/audit.service.js';
import { AccountStore } from './account.store.js';
import { AccountNotFoundError, NoLocalPasswordError, PasswordUnchangedError, SessionNotFoundError } from './accounts.errors.js';
import { CsrfService } from './csrf.service.js';
import { refuseToken } from './page-only.js';
import { checkPassword } from './password-rules.js';
import { hashPassword } from './password.js';
import { SessionStore, type StoredSession } from './session.store.js';
import { SignInService } from './sign-in.service.js';
import { TIME_ZONE, TODAY } from './today.js';

const heldRow = z.object({
  role: roleSchema,
  principal: z.object({ employee_no: z.string(), name: z.string() }).nullable(),
  until: z.string().nullable(),
});

const ownRow = z.object({ language: z.enum(['zh', 'en']).nullable(), must_change_password: z.boolean(), time_zone: z.string() });

/** What someone who is signed in may know and do about their own account. */
@Injectable()
export class OwnAccountService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: AccountStore,
    private readonly sessions: SessionStore,
    private readonly signIns: SignInService,
    private readonly csrf: CsrfService,
    private readonly audit: AuditService,
  ) {}

  /** Who one is and what one may do, here and now. @param sessionId null: a token @throws AccountNotFoundError when it was removed meanwhile */
  async describe(actor: Actor, sessionId: string | null): Promise<CurrentSession> {
    const [own] = z.array(ownRow).parse(
      await this.dataSource.query(
        `select a.language, a.must_change_password and coalesce(s.via = 'password', false) as must_change_password,
           ${TIME_ZONE} as time_zone
         from account a left join account_session s on s.account_id = a.id and s.id = $2 where a.id = $1`,
        [actor.accountId, sessionId],
      ),
    );
    if (own === undefined) throw new AccountNotFoundError(actor.employeeNo);
    const held = actor.roles.map(({ role }) => role);
    const allowed = permissionNames.filter((name) => actor.tokenPermissions?.includes(name) ?? true);
    return {
      account: { employee_no: actor.employeeNo, name: actor.name, language: own.language, is_person: actor.personId !== null },
      via: sessionId === null ? 'token' : 'session',
      roles: await this.roles(actor.accountId),
      permissions: allowed.flatMap((permission) => {
        const reach = reachOf(permission, held);
        return reach === null ? [] : [{ permission, reach }];
      }),
      must_change_password: own.must_change_password,
      time_zone: own.time_zone,
      csrf_token: sessionId === null ? null : this.csrf.issue(sessionId),
    };
  }

  /**
   * Changes one's password and ends one's other sessions. One's tokens stay: scripts know no password, and are revoked one by one.
   * @throws PageOnlyError, NoLocalPasswordError, WrongPasswordError, SignInLockedError, PasswordWeakError, PasswordUnchangedError
   */
  async changePassword(actor: Actor, sessionId: string | null, present: string, wanted: string): Promise<void> {
    refuseToken(actor);
    const account = await this.accounts.credentials(this.dataSource.manager, actor.employeeNo);
    if (account === null || account.password_hash === null) throw new NoLocalPasswordError();
    await this.signIns.confirm(account, present);
    if (wanted.normalize('NFKC') === present.normalize('NFKC')) throw new PasswordUnchangedError();
    checkPassword(wanted, actor.employeeNo);
    const hash = await hashPassword(wanted);
    await this.dataSource.transaction(async (tx) => {
      await this.accounts.setPassword(tx, actor.accountId, hash, 'holder');
      const ended = await this.sessions.endAll(tx, actor.accountId, sessionId);
      await this.audit.record(tx, {
        actor: actor.employeeNo,
        action: 'password.change',
        subject: `account ${actor.employeeNo}`,
        detail: { sessions_ended: ended },
      });
    });
  }

  /** @throws AccountNotFoundError when it was removed meanwhile */
  async setLanguage(actor: Actor, language: 'zh' | 'en' | null): Promise<void> {
    refuseToken(actor);
    const account = await this.accounts.find(this.dataSource.manager, actor.employeeNo);
    if (account === null) throw new AccountNotFoundError(actor.employeeNo);
    await this.accounts.update(this.dataSource.manager, account.id, { language });
  }

  async listSessions(actor: Actor, sessionId: string | null, request: PageRequest): Promise<Page<StoredSession & { is_current: boolean }>> {
    refuseToken(actor);
    const page = await this.sessions.list(this.dataSource.manager, actor.accountId, request);
    return { ...page, items: page.items.map((session) => ({ ...session, is_current: session.id === sessionId })) };
  }

  /** @throws PageOnlyError, SessionNotFoundError */
  async endSession(actor: Actor, id: string): Promise<void> {
    refuseToken(actor);
    await this.dataSource.transaction(async (tx) => {
      if (!(await this.sessions.end(tx, actor.accountId, id))) throw new SessionNotFoundError();
      await this.recordEnd(tx, actor, id);
    });
  }

  /** Ends the session at hand; one that is over already is no matter. @throws PageOnlyError */
  async signOut(actor: Actor, sessionId: string | null): Promise<void> {
    refuseToken(actor);
    if (sessionId === null) return;
    await this.dataSource.transaction(async (tx) => {
      if (await this.sessions.end(tx, actor.accountId, sessionId)) await this.recordEnd(tx, actor, sessionId);
    });
  }

  /** Ends every session of one's own, this one too. */
  async endAllSessions(actor: Actor): Promise<void> {
    refuseToken(actor);
    await this.dataSource.transaction(async (tx) => {
      const ended = await this.sessions.endAll(tx, actor.accountId, null);
      await this.audit.record(tx, {
        actor: actor.employeeNo,
        action: 'sign_out.everywhere',
        subject: `account ${actor.employeeNo}`,
        detail: { sessions_ended: ended },
      });
    });
  }

  private async recordEnd(tx: EntityManager, { employeeNo }: Actor, session: string): Promise<void> {
    await this.audit.record(tx, { actor: employeeNo, action: 'sign_out', subject: `account ${employeeNo}`, detail: { session } });
  }

  private async roles(accountId: number): Promise<CurrentSession['roles']> {
    const rows: unknown = await this.dataSource.query(
      `select r.role, null::jsonb as principal, upper(r.valid) - 1 as until
       from account_role r where r.account_id = $1 and r.valid @> ${TODAY}
       union all
       select d.role, jsonb_build_object('employee_no', p.employee_no, 'name', p.name), upper(d.valid) - 1
       from account_deputy d
       join account p on p.id = d.principal_id and p.disabled_at is null
       join account_role r on r.account_id = p.id and r.role = d.role and r.valid @> ${TODAY}
       where d.deputy_id = $1 and d.ended_at is null and d.valid @> ${TODAY}
       order by 1, 3`,
      [accountId],
    );
    return z.array(heldRow).parse(rows);
  }
}
