import { z } from 'zod';
import { employeeNoSchema } from '@contracts/http.js';
import { AccountAdminModule } from '@domain/accounts/account-admin.module.js';
import { AccountAdminService } from '@domain/accounts/account-admin.service.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import { defineCommand } from '../define-command.js';

const employeeNo = z.string().transform((text) => text.normalize('NFKC').trim());
const input = z.object({ employeeNo, name: z.string().trim().optional(), reset: z.boolean().default(false) });

export const command = defineCommand(input, async (context, { employeeNo, name, reset }) => {
  if (!employeeNoSchema.safeParse(employeeNo).success) throw new FairmarkError('accounts.bad_number', { no: employeeNo });
  const accounts = (await context.open(AccountAdminModule)).get(AccountAdminService);
  const { account, password } = await accounts.createAdministrator(context.actor, employeeNo, name || null, reset);
  const { employee_no, name: known, roles } = account.account;
  context.output.document({
    employee_no,
    name: known,
    roles: roles.filter(({ in_force }) => in_force).map(({ role }) => role),
    temporary_password: password,
  });
  context.output.say('cli.admin_ready', { no: employee_no, name: known });
  context.output.say('cli.admin_password', { password });
});
