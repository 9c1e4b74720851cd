import { Controller } from '@nestjs/common';
import { createAccount, getAccount, listAccounts, resetPassword, setRoles, updateAccount, type Account } from '@contracts/accounts.js';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { AccountAdminService } from '@domain/accounts/account-admin.service.js';
import type { StoredAccount } from '@domain/accounts/account.store.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';
import { tagged, type Tagged } from '../http/tagged.js';

@Controller()
export class AccountsController {
  constructor(private readonly accounts: AccountAdminService) {}

  @Handle(listAccounts)
  async list(@Input() { query }: RouteInput<typeof listAccounts>): Promise<RouteOutput<typeof listAccounts>> {
    const page = await this.accounts.list(query, query);
    return { ...page, items: page.items.map(({ account }) => account) };
  }

  @Handle(createAccount)
  async create(
    @Input() { body }: RouteInput<typeof createAccount>,
    @Caller() { actor }: CallerContext,
  ): Promise<RouteOutput<typeof createAccount>> {
    const { employee_no: employeeNo, name, roles, password: wanted } = body;
    const made = await this.accounts.create(actor.employeeNo, { employeeNo, name, roles, password: wanted ? 'temporary' : null });
    return { account: made.account.account, temporary_password: made.password };
  }

  @Handle(getAccount)
  async get(@Input() { params }: RouteInput<typeof getAccount>): Promise<Tagged<Account>> {
    return withTag(await this.accounts.get(params.employee_no));
  }

  @Handle(updateAccount)
  async update(
    @Input() { params, body }: RouteInput<typeof updateAccount>,
    @Caller() { actor, ifMatch }: CallerContext,
  ): Promise<Tagged<Account>> {
    return withTag(await this.accounts.update(actor.employeeNo, params.employee_no, body, ifMatch));
  }

  @Handle(resetPassword)
  async resetPassword(
    @Input() { params }: RouteInput<typeof resetPassword>,
    @Caller() { actor }: CallerContext,
  ): Promise<RouteOutput<typeof resetPassword>> {
    return { temporary_password: await this.accounts.resetPassword(actor.employeeNo, params.employee_no) };
  }

  @Handle(setRoles)
  async setRoles(
    @Input() { params, body }: RouteInput<typeof setRoles>,
    @Caller() { actor, ifMatch }: CallerContext,
  ): Promise<Tagged<Account>> {
    return withTag(await this.accounts.setRoles(actor.employeeNo, params.employee_no, body.roles, ifMatch));
  }
}

function withTag({ version, account }: StoredAccount): Tagged<Account> {
  return tagged(version, account);
}
