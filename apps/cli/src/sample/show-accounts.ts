import { SAMPLE_PASSWORD, type SampleAccount, type SampleAccountsService } from '@domain/maintenance/sample/sample-accounts.service.js';
import type { SampleService } from '@domain/maintenance/sample/sample.service.js';
import type { CommandContext } from '../command-context.js';

/** Opens the sample's accounts when the sample is all there is, and shows those that its password still opens. */
export async function showAccounts(context: CommandContext, sample: SampleService, accounts: SampleAccountsService): Promise<void> {
  if ((await sample.find())?.state === 'loaded' && (await sample.findOwnData()) === null) await accounts.ensure();
  const rows = await accounts.list();
  if (rows.length === 0) return;
  context.output.say('maintenance.sample_accounts', { password: SAMPLE_PASSWORD });
  context.output.table(
    [
      { title: context.text('maintenance.sample_account_no'), value: ({ employee_no }: SampleAccount) => employee_no },
      { title: context.text('maintenance.sample_account_role'), value: ({ role }: SampleAccount) => context.text(`accounts.role_${role}`) },
      { title: context.text('maintenance.sample_account_name'), value: ({ name }: SampleAccount) => name },
    ],
    rows,
  );
}
