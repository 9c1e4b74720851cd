import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Role } from '@contracts/access.js';
import type { Actor } from '@platform/auth/actor.js';
import { errorCode } from '@platform/database/database.errors.js';
import type { Page, PageRequest } from '@platform/paging/list-query.js';
import { AuditService } from '../audit/audit.service.js';
import { AccountStore } from './account.store.js';
import { AccountNotFoundError, DeputyForbiddenError, DeputyNotFoundError, DeputyRefusedError } from './accounts.errors.js';
import { DeputyStore, type StoredDeputy } from './deputy.store.js';
import { refuseToken } from './page-only.js';

export type DeputisedRole = Exclude<Role, 'agent'>;

export interface DeputyRequest {
  deputyNo: string;
  /** Whose role it is. */
  principalNo: string;
  role: DeputisedRole;
  /** First and last day. */
  from: string;
  to: string;
}

const LONGEST_DAYS = 366;
const DAY_MS = 86_400_000;
const EXCLUSION_VIOLATED = '23P01';

/**
 * Deputies: someone acts for another's role on certain days, and what they do is written down under their own name. One names deputies for
 * one's own roles; administrators name them for anyone, managers for anyone but administrators. What is only deputised cannot be passed on.
 */
@Injectable()
export class DeputyService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: AccountStore,
    private readonly deputies: DeputyStore,
    private readonly audit: AuditService,
  ) {}

  /** Those one may know of: one's own both ways, or all. */
  async list(actor: Actor, request: PageRequest, state?: StoredDeputy['state']): Promise<Page<StoredDeputy>> {
    refuseToken(actor);
    const party = holdsOneOf(actor, ['admin', 'manager']) ? null : actor.accountId;
    return this.deputies.list(this.dataSource.manager, { party, state }, request);
  }

  /** @throws PageOnlyError, DeputyForbiddenError, DeputyRefusedError, AccountNotFoundError */
  async name(actor: Actor, request: DeputyRequest): Promise<StoredDeputy> {
    refuseToken(actor);
    const { deputyNo, principalNo, role, from, to } = request;
    if (principalNo !== actor.employeeNo && !(await this.mayArrange(this.dataSource.manager, actor, role)))
      throw new DeputyForbiddenError();
    if (deputyNo === principalNo) throw new DeputyRefusedError('accounts.deputy_self');
    if (to < from) throw new DeputyRefusedError('accounts.deputy_days');
    if ((Date.parse(to) - Date.parse(from)) / DAY_MS >= LONGEST_DAYS)
      throw new DeputyRefusedError('accounts.deputy_long', { most: LONGEST_DAYS });
    return this.dataSource.transaction(async (tx) => {
      const deputy = await this.openAccount(tx, deputyNo);
      const principal = await this.openAccount(tx, principalNo);
      if (to < (await this.accounts.today(tx))) throw new DeputyRefusedError('accounts.deputy_past');
      if (!(await this.deputies.holds(tx, principal, role, from, to)))
        throw new DeputyRefusedError('accounts.deputy_role_not_held', { no: principalNo, role });
      const id = await this.insert(tx, { deputy, principal, role, from, to, by: actor.employeeNo });
      await this.audit.record(tx, { actor: actor.employeeNo, action: 'deputy.create', subject: `deputy ${id}`, detail: { ...request } });
      return (await this.deputies.find(tx, id))!;
    });
  }

  /**
   * Ends a deputy before time. The principal, the deputy and whoever may arrange it can.
   * @throws PageOnlyError; DeputyNotFoundError, also for one that is not theirs to see
   */
  async end(actor: Actor, id: number): Promise<void> {
    refuseToken(actor);
    await this.dataSource.transaction(async (tx) => {
      const found = await this.deputies.find(tx, id);
      const isParty = found !== null && [found.deputy.employee_no, found.principal.employee_no].includes(actor.employeeNo);
      if (found === null || (!isParty && !(await this.mayArrange(tx, actor, found.role)))) throw new DeputyNotFoundError();
      if (!(await this.deputies.end(tx, id, actor.employeeNo))) return;
      await this.audit.record(tx, { actor: actor.employeeNo, action: 'deputy.end', subject: `deputy ${id}`, detail: { role: found.role } });
    });
  }

  /** Whether someone may arrange who stands in for others in a role: by a role of their own, for what is only deputised cannot be passed on. */
  private async mayArrange(tx: EntityManager, actor: Actor, role: Role): Promise<boolean> {
    return this.deputies.holdsToday(tx, actor.accountId, role === 'admin' ? ['admin'] : ['admin', 'manager']);
  }

  private async openAccount(tx: EntityManager, employeeNo: string): Promise<number> {
    const found = await this.accounts.find(tx, employeeNo);
    if (found === null) throw new AccountNotFoundError(employeeNo);
    if (found.account.disabled) throw new DeputyRefusedError('accounts.deputy_disabled', { no: employeeNo });
    return found.id;
  }

  private async insert(tx: EntityManager, row: Parameters<DeputyStore['insert']>[1]): Promise<number> {
    try {
      return await this.deputies.insert(tx, row);
    } catch (error) {
      if (errorCode(error) === EXCLUSION_VIOLATED) throw new DeputyRefusedError('accounts.deputy_overlaps');
      throw error;
    }
  }
}

function holdsOneOf(actor: Actor, roles: readonly Role[]): boolean {
  return actor.roles.some(({ role }) => roles.includes(role));
}
