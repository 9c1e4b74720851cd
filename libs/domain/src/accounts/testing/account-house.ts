import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import type { DataSource } from 'typeorm';
import type { Role } from '@contracts/access.js';
import { AccessService, type Identity } from '@domain/accounts/access.service.js';
import { AccountsModule } from '@domain/accounts/accounts.module.js';
import { hashPassword } from '@domain/accounts/password.js';
import { SignInService } from '@domain/accounts/sign-in.service.js';
import { ConfigModule } from '@platform/config/config.module.js';
import { readEnvironment } from '@platform/config/environment.js';
import { createDataSource } from '@platform/database/data-source.js';
import { DatabaseModule } from '@platform/database/database.module.js';
import { createTestDatabase } from '../../../../../test/support/test-database.js';

export const PASSWORD = 'four calm horses';
export const CLIENT = { address: '10.1.2.3', userAgent: 'test' };

export interface HouseAccount {
  no: string;
  roles?: Role[];
  /** null: none. */
  password?: string | null;
  mustChange?: boolean;
}

/** A centre with accounts, on a database of its own. */
export class AccountHouse {
  constructor(
    readonly dataSource: DataSource,
    readonly module: TestingModule,
    /** The same centre served by another process. */
    readonly other: TestingModule,
    readonly close: () => Promise<void>,
  ) {}

  /** @returns its id */
  async account({ no, roles = ['agent'], password = PASSWORD, mustChange = false }: HouseAccount): Promise<number> {
    const hash = password === null ? null : await hashPassword(password);
    const [{ id }]: [{ id: number }] = await this.dataSource.query(
      `insert into account (employee_no, name, password_hash, must_change_password, created_by) values ($1, $2, $3, $4, 'test') returning id`,
      [no, `人${no}`, hash, mustChange],
    );
    await this.dataSource.query(
      `insert into account_role (account_id, role, valid, granted_by) select $1, unnest($2::text[]), daterange('2020-01-01', null), 'test'`,
      [id, roles],
    );
    return id;
  }

  /** @returns the secret of a new session */
  async session(no: string, password = PASSWORD): Promise<string> {
    return (await this.module.get(SignInService).signIn(no, password, CLIENT)).secret;
  }

  async identity(secret: string): Promise<Identity> {
    const identity = await this.module.get(AccessService).bySession(secret);
    if (identity === null) throw new Error('The session does not hold');
    return identity;
  }

  async query<Row>(sql: string, params: unknown[] = []): Promise<Row[]> {
    return this.dataSource.query(sql, params);
  }

  /** The number of the newest entry of the trail. */
  async trailEnd(): Promise<number> {
    const [row] = await this.query<{ id: string }>('select coalesce(max(id), 0) as id from audit_event');
    return Number(row?.id);
  }

  /** What was written down, oldest first. @param after the number of an entry */
  async trail(after = 0): Promise<{ actor: string; action: string; subject: string; detail: Record<string, unknown> }[]> {
    return this.query('select actor, action, subject, detail from audit_event where id > $1 order by id', [after]);
  }
}

/** @param settings environment variables beside FAIRMARK_HOME */
export async function openAccountHouse(settings: Record<string, string> = {}): Promise<AccountHouse> {
  const database = await createTestDatabase({ poolSize: 16 });
  const home = await mkdtemp(join(tmpdir(), 'fairmark-accounts-'));
  const environment = readEnvironment({ FAIRMARK_HOME: home, ...settings });
  const moduleOn = (dataSource: DataSource) =>
    Test.createTestingModule({
      imports: [ConfigModule.forEnvironment(environment), DatabaseModule.forConnection(dataSource), AccountsModule],
    }).compile();
  const second = await createDataSource(database.connection, { poolSize: 16 }).initialize();
  const [module, other] = [await moduleOn(database.dataSource), await moduleOn(second)];
  return new AccountHouse(database.dataSource, module, other, async () => {
    await Promise.all([module.close(), other.close()]);
    await second.destroy();
    await database.drop();
    await rm(home, { recursive: true, force: true });
  });
}
