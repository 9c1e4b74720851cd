import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Environment } from '@platform/config/environment.js';
import { SAMPLE_ACTOR } from '@contracts/settings.js';
import { ok, warn, type DoctorCheck } from './doctor-check.js';

const LOOPBACK = /^(localhost|127(\.\d+){3}|::1)$/;

const countsRow = z.object({ accounts: z.int(), administrators: z.int(), samples: z.int() });

/** Whether somebody can administer, and whether the sample's accounts, whose password is in the guide, can be reached from elsewhere. */
export async function checkAccounts(tx: EntityManager, { host, publicUrl }: Pick<Environment, 'host' | 'publicUrl'>): Promise<DoctorCheck> {
  const [counts] = countsRow.array().parse(
    await tx.query(
      `select count(*)::int as accounts,
         count(*) filter (where exists (
           select from account_role r where r.account_id = a.id and r.role = 'admin' and upper_inf(r.valid)))::int as administrators,
         count(*) filter (where a.created_by = $1 and a.password_version = 1)::int as samples
       from account a where a.disabled_at is null`,
      [SAMPLE_ACTOR],
    ),
  );
  const { accounts = 0, administrators = 0, samples = 0 } = counts ?? {};
  if (samples > 0 && (publicUrl !== null || !LOOPBACK.test(host)))
    return warn('accounts', 'maintenance.accounts_sample_open', { count: samples });
  if (administrators === 0) return warn('accounts', 'maintenance.accounts_no_admin');
  return ok('accounts', 'maintenance.accounts_ok', { accounts, administrators });
}
