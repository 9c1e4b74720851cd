import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { roleSchema, type Role } from '@contracts/access.js';
import { loadSql } from '@platform/database/load-sql.js';
import { AccountStore } from '../../accounts/account.store.js';
import { hashPassword } from '../../accounts/password.js';
import { SAMPLE_ACTOR } from '@contracts/settings.js';

const PEOPLE = loadSql(import.meta.url, '../sql/sample-people.sql');

/** Of all accounts of the sample, so that anybody can look around; nobody may choose it for an account of their own. */
export const SAMPLE_PASSWORD = 'fairmark-sample';

const ADMINISTRATOR = { employee_no: 'admin', name: '管理员', role: 'admin' } as const;

const personRow = z.object({ employee_no: z.string(), name: z.string(), role: roleSchema });
export type SampleAccount = z.infer<typeof personRow>;

/** The sample's way in: an account for each role, which goes with the sample. */
@Injectable()
export class SampleAccountsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: AccountStore,
  ) {}

  /** Opens them for people of the sample who belong together, unless there are any. A number that has an account already keeps it. */
  async ensure(): Promise<void> {
    const hash = await hashPassword(SAMPLE_PASSWORD);
    await this.dataSource.transaction(async (tx) => {
      await this.accounts.takeTurn(tx);
      const present: unknown[] = await tx.query('select from account where created_by = $1 limit 1', [SAMPLE_ACTOR]);
      if (present.length > 0) return;
      const people = personRow.array().parse(await tx.query(PEOPLE));
      for (const { employee_no: employeeNo, name, role } of [...people, ADMINISTRATOR]) {
        const id = await this.accounts.insert(tx, {
          employeeNo,
          name,
          passwordHash: hash,
          mustChangePassword: false,
          createdBy: SAMPLE_ACTOR,
        });
        if (id !== null) await this.accounts.replaceRoles(tx, id, [always(role)]);
      }
    });
  }

  /** Those that still open with the sample's password. */
  async list(): Promise<SampleAccount[]> {
    return personRow.array().parse(
      await this.dataSource.query(
        `select a.employee_no, a.name, min(r.role) as role from account a join account_role r on r.account_id = a.id
         where a.created_by = $1 and a.password_version = 1 and a.disabled_at is null group by a.id order by a.id`,
        [SAMPLE_ACTOR],
      ),
    );
  }
}

function always(role: Role): { role: Role; from: null; end: null; grantedBy: string; grantedAt: null } {
  return { role, from: null, end: null, grantedBy: SAMPLE_ACTOR, grantedAt: null };
}
