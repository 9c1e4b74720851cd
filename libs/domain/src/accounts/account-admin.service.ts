import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Role } from '@contracts/access.js';
import { refuseStale } from '@platform/errors/stale-write.errors.js';
import type { Page, PageRequest } from '@platform/paging/list-query.js';
import { AuditService } from '../audit/audit.service.js';
import { AccountStore, type AccountFilter, type StoredAccount } from './account.store.js';
import {
  AccountExistsError,
  AccountNameNeededError,
  AccountNotFoundError,
  LastAdministratorError,
  RolesNeededError,
} from './accounts.errors.js';
import { hashPassword } from './password.js';
import { planRoles, type RoleSpan, type WantedRole } from './plan-roles.js';
import { SessionStore } from './session.store.js';
import { SignInFailureStore } from './sign-in-failure.store.js';
import { temporaryPassword } from './temporary-password.js';
import { TokenStore } from './token.store.js';

export interface AccountRequest {
  employeeNo: string;
  /** Absent: as on the roster. */
  name?: string | undefined;
  /** Absent: the one of the person's post. */
  roles?: readonly WantedRole[] | undefined;
  /** null: no password of our own. */
  password: 'temporary' | null;
}

/** Opens, changes and closes accounts. Nothing here leaves the centre without an administrator. */
@Injectable()
export class AccountAdminService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: AccountStore,
    private readonly sessions: SessionStore,
    private readonly tokens: TokenStore,
    private readonly failures: SignInFailureStore,
    private readonly audit: AuditService,
  ) {}

  async list(filter: AccountFilter, request: PageRequest): Promise<Page<StoredAccount>> {
    return this.accounts.list(this.dataSource.manager, filter, request);
  }

  /** @throws AccountNotFoundError */
  async get(employeeNo: string, tx: EntityManager = this.dataSource.manager): Promise<StoredAccount> {
    const account = await this.accounts.find(tx, employeeNo);
    if (account === null) throw new AccountNotFoundError(employeeNo);
    return account;
  }

  /**
   * @param actor who opens it, for the trail
   * @returns the account, and the password to hand over; null: it has none of our own
   * @throws AccountExistsError, AccountNameNeededError, RolesNeededError, RoleDaysError
   */
  async create(actor: string, request: AccountRequest): Promise<{ account: StoredAccount; password: string | null }> {
    return this.dataSource.transaction((tx) => this.createIn(tx, actor, request));
  }

  /** The same as part of a transaction. @throws what `create` throws */
  async createIn(tx: EntityManager, actor: string, request: AccountRequest): Promise<{ account: StoredAccount; password: string | null }> {
    const password = request.password === null ? null : temporaryPassword();
    const hash = password === null ? null : await hashPassword(password);
    return { account: await this.open(tx, actor, request, hash), password };
  }

  /** @param ifMatch the version it was read at; null: whichever @throws AccountNotFoundError, StaleWriteError, LastAdministratorError */
  async update(
    actor: string,
    employeeNo: string,
    change: { name?: string; language?: 'zh' | 'en' | null; disabled?: boolean },
    ifMatch: string | null,
  ): Promise<StoredAccount> {
    return this.keepingAnAdministrator(async (tx) => {
      const { id, version, account } = await this.get(employeeNo, tx);
      refuseStale(ifMatch, version);
      await this.accounts.update(tx, id, change);
      if (change.disabled === true) await this.sessions.endAll(tx, id, null);
      const action =
        change.disabled === undefined || change.disabled === account.disabled ? 'update' : change.disabled ? 'disable' : 'enable';
      await this.audit.record(tx, { actor, action: `account.${action}`, subject: `account ${employeeNo}`, detail: change });
      return this.get(employeeNo, tx);
    });
  }

  /**
   * Gives an account a password that its holder must change, ends its sessions, revokes its tokens and forgets its wrong passwords: whoever
   * had got in is out.
   * @returns the password to hand over
   * @throws AccountNotFoundError
   */
  async resetPassword(actor: string, employeeNo: string): Promise<string> {
    const password = temporaryPassword();
    const hash = await hashPassword(password);
    await this.dataSource.transaction(async (tx) => {
      const { id } = await this.get(employeeNo, tx);
      await this.accounts.setPassword(tx, id, hash, 'administrator');
      const detail = { sessions_ended: await this.sessions.endAll(tx, id, null), tokens_revoked: await this.tokens.revokeAll(tx, id) };
      await this.audit.record(tx, { actor, action: 'password.reset', subject: `account ${employeeNo}`, detail });
    });
    await this.failures.clear(employeeNo);
    return password;
  }

  /**
   * Says which roles an account holds from today on; what is left out ends at once.
   * @param ifMatch the version it was read at; null: whichever
   * @throws AccountNotFoundError, StaleWriteError, RoleDaysError, LastAdministratorError
   */
  async setRoles(actor: string, employeeNo: string, roles: readonly WantedRole[], ifMatch: string | null): Promise<StoredAccount> {
    return this.keepingAnAdministrator(async (tx) => {
      const { id, version } = await this.get(employeeNo, tx);
      refuseStale(ifMatch, version);
      await this.grant(tx, actor, employeeNo, id, roles);
      return this.get(employeeNo, tx);
    });
  }

  /**
   * The way in for whoever runs the server: an administrator with a temporary password.
   * @param reset an account that is there becomes one, open and with a new password; false: it is refused
   * @throws AccountExistsError
   */
  async createAdministrator(
    actor: string,
    employeeNo: string,
    name: string | null,
    reset: boolean,
  ): Promise<{ account: StoredAccount; password: string }> {
    const there = await this.accounts.find(this.dataSource.manager, employeeNo);
    if (there === null) {
      const { name: known } = await this.accounts.person(this.dataSource.manager, employeeNo);
      const roles = [{ role: 'admin' as const }];
      const made = await this.create(actor, { employeeNo, name: name ?? known ?? employeeNo, roles, password: 'temporary' });
      return { account: made.account, password: made.password! };
    }
    if (!reset) throw new AccountExistsError(employeeNo);
    await this.update(actor, employeeNo, { disabled: false, ...(name === null ? {} : { name }) }, null);
    const others = there.account.roles.filter(({ role }) => role !== 'admin');
    await this.setRoles(actor, employeeNo, [...others, { role: 'admin' }], null);
    const password = await this.resetPassword(actor, employeeNo);
    return { account: await this.get(employeeNo), password };
  }

  private async open(tx: EntityManager, actor: string, request: AccountRequest, hash: string | null): Promise<StoredAccount> {
    const employeeNo = request.employeeNo.normalize('NFKC').trim();
    const person = await this.accounts.person(tx, employeeNo);
    const name = request.name ?? person.name;
    if (name === null) throw new AccountNameNeededError(employeeNo);
    const roles: readonly WantedRole[] = request.roles ?? (person.post === null ? [] : [{ role: person.post }]);
    if (roles.length === 0) throw new RolesNeededError(employeeNo);
    const id = await this.accounts.insert(tx, {
      employeeNo,
      name,
      passwordHash: hash,
      mustChangePassword: hash !== null,
      createdBy: actor,
    });
    if (id === null) throw new AccountExistsError(employeeNo);
    await this.audit.record(tx, {
      actor,
      action: 'account.create',
      subject: `account ${employeeNo}`,
      detail: { name, password: hash !== null },
    });
    await this.grant(tx, actor, employeeNo, id, roles);
    return this.get(employeeNo, tx);
  }

  private async grant(tx: EntityManager, actor: string, employeeNo: string, id: number, wanted: readonly WantedRole[]): Promise<void> {
    const before = await this.accounts.roles(tx, id);
    const after = planRoles(before, wanted, await this.accounts.today(tx), actor);
    await this.accounts.replaceRoles(tx, id, after);
    await this.audit.record(tx, {
      actor,
      action: 'role.change',
      subject: `account ${employeeNo}`,
      detail: { before: before.map(shown), after: after.map(shown) },
    });
  }

  /** @throws LastAdministratorError when the change would leave nobody who may administer; then nothing has changed */
  private async keepingAnAdministrator<Result>(change: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(async (tx) => {
      await this.accounts.takeTurn(tx);
      const before = await this.accounts.administrators(tx);
      const result = await change(tx);
      if (before > 0 && (await this.accounts.administrators(tx)) === 0) throw new LastAdministratorError();
      return result;
    });
  }
}

function shown({ role, from, end }: RoleSpan): { role: Role; from: string | null; end: string | null } {
  return { role, from, end };
}
