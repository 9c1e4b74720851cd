import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { roleSchema, type Role } from '@contracts/access.js';
import type { Account } from '@contracts/accounts.js';
import { ListQuery, type Page, type PageRequest } from '@platform/paging/list-query.js';
import type { RoleSpan } from './plan-roles.js';
import { TODAY } from './today.js';

/** Accounts and their roles change one at a time, so that two administrators cannot each take away the other. */
const ACCOUNT_TURN = 7_210_006;

const instant = z.date().transform((moment) => moment.toISOString());

const accountRow = z
  .object({
    id: z.int(),
    version: z.int(),
    employee_no: z.string(),
    name: z.string(),
    is_person: z.boolean(),
    roles: z.array(z.object({ role: roleSchema, from: z.string().nullable(), to: z.string().nullable(), in_force: z.boolean() })),
    has_password: z.boolean(),
    must_change_password: z.boolean(),
    disabled: z.boolean(),
    language: z.enum(['zh', 'en']).nullable(),
    last_sign_in_at: instant.nullable(),
    created_at: instant,
    created_by: z.string(),
  })
  .transform(({ id, version, ...account }) => ({ id, version, account: account satisfies Account }));
export type StoredAccount = z.infer<typeof accountRow>;

const COLUMNS = /* sql */ `
  a.id, a.version, a.employee_no, a.name, exists (select from person p where p.employee_no = a.employee_no) as is_person,
  (select coalesce(jsonb_agg(jsonb_build_object(
      'role', r.role, 'from', lower(r.valid), 'to', upper(r.valid) - 1, 'in_force', r.valid @> ${TODAY}) order by r.role, r.valid), '[]')
    from account_role r where r.account_id = a.id and (upper_inf(r.valid) or upper(r.valid) > ${TODAY})) as roles,
  a.password_hash is not null as has_password, a.must_change_password, a.disabled_at is not null as disabled, a.language,
  a.last_sign_in_at, a.created_at, a.created_by`;

const credentialRow = z.object({
  id: z.int(),
  employee_no: z.string(),
  password_hash: z.string().nullable(),
  password_version: z.int(),
  disabled: z.boolean(),
});
/** What a sign-in is checked against. */
export type Credentials = z.infer<typeof credentialRow>;

export interface NewAccount {
  employeeNo: string;
  name: string;
  /** null: none of our own. */
  passwordHash: string | null;
  mustChangePassword: boolean;
  createdBy: string;
}

export interface AccountFilter {
  q?: string | undefined;
  role?: Role | undefined;
  disabled?: boolean | undefined;
}

/** Reads and writes accounts, their roles and their passwords. */
@Injectable()
export class AccountStore {
  /** Lets one administrator's change go after another's. */
  async takeTurn(tx: EntityManager): Promise<void> {
    await tx.query('select pg_advisory_xact_lock($1)', [ACCOUNT_TURN]);
  }

  async list(tx: EntityManager, filter: AccountFilter, request: PageRequest): Promise<Page<StoredAccount>> {
    const list = new ListQuery({
      select: COLUMNS,
      from: 'from account a',
      sorts: {
        employee_no: { sql: 'a.employee_no', type: 'text' },
        name: { sql: 'a.name', type: 'text' },
        last_sign_in_at: { sql: 'a.last_sign_in_at', type: 'timestamptz', nullable: true },
      },
      key: [{ sql: 'a.id', type: 'int' }],
      row: accountRow,
    });
    const { q, role, disabled } = filter;
    if (q !== undefined) list.where('strpos(a.employee_no, ?) > 0 or strpos(a.name, ?) > 0', q, q);
    return list
      .filter(`exists (select from account_role r where r.account_id = a.id and r.role = ? and r.valid @> ${TODAY})`, role)
      .filter('(a.disabled_at is not null) = ?', disabled)
      .page(tx, request);
  }

  async find(tx: EntityManager, employeeNo: string): Promise<StoredAccount | null> {
    const rows: unknown = await tx.query(`select ${COLUMNS} from account a where a.employee_no = $1`, [employeeNo]);
    return z.array(accountRow).parse(rows)[0] ?? null;
  }

  async credentials(tx: EntityManager, employeeNo: string): Promise<Credentials | null> {
    const rows: unknown = await tx.query(
      `select id, employee_no, password_hash, password_version, disabled_at is not null as disabled from account where employee_no = $1`,
      [employeeNo],
    );
    return z.array(credentialRow).parse(rows)[0] ?? null;
  }

  /** @returns its id; null: there is one with that number */
  async insert(tx: EntityManager, account: NewAccount): Promise<number | null> {
    const rows: { id: number }[] = await tx.query(
      `insert into account (employee_no, name, password_hash, must_change_password, created_by) values ($1, $2, $3, $4, $5)
       on conflict (employee_no) do nothing returning id`,
      [account.employeeNo, account.name, account.passwordHash, account.mustChangePassword, account.createdBy],
    );
    return rows[0]?.id ?? null;
  }

  /** @param change what is absent stays */
  async update(tx: EntityManager, id: number, change: { name?: string; language?: 'zh' | 'en' | null; disabled?: boolean }): Promise<void> {
    await tx.query(
      `update account set version = version + 1, name = coalesce($2, name),
         language = case when $3 then $4 else language end,
         disabled_at = case when $5 then coalesce(disabled_at, now()) when not $5 then null else disabled_at end
       where id = $1`,
      [id, change.name ?? null, change.language !== undefined, change.language ?? null, change.disabled ?? null],
    );
  }

  /** Puts a new password in place of the present one; whoever is signing in with the old one is too late. */
  async setPassword(tx: EntityManager, id: number, hash: string, chosenBy: 'holder' | 'administrator'): Promise<void> {
    await tx.query(
      `update account set password_hash = $2, password_version = password_version + 1, must_change_password = $3,
         password_changed_at = case when $3 then null else now() end, version = version + 1
       where id = $1`,
      [id, hash, chosenBy === 'administrator'],
    );
  }

  /** Of the roles, those not over; with who granted them. */
  async roles(tx: EntityManager, id: number): Promise<RoleSpan[]> {
    const rows: { role: Role; from: string | null; end: string | null; granted_by: string; granted_at: Date }[] = await tx.query(
      `select role, lower(valid) as from, upper(valid) as end, granted_by, granted_at from account_role
       where account_id = $1 and (upper_inf(valid) or upper(valid) > ${TODAY}) order by role, valid`,
      [id],
    );
    return rows.map((row) => ({
      role: row.role,
      from: row.from,
      end: row.end,
      grantedBy: row.granted_by,
      grantedAt: row.granted_at.toISOString(),
    }));
  }

  /** Puts these in place of the roles that are not over. */
  async replaceRoles(tx: EntityManager, id: number, spans: readonly RoleSpan[]): Promise<void> {
    await tx.query(`delete from account_role where account_id = $1 and (upper_inf(valid) or upper(valid) > ${TODAY})`, [id]);
    await tx.query(
      `insert into account_role (account_id, role, valid, granted_by, granted_at)
       select $1, role, daterange(first_day, end_day), granted_by, coalesce(granted_at, now())
       from unnest($2::text[], $3::date[], $4::date[], $5::text[], $6::timestamptz[]) as span (role, first_day, end_day, granted_by, granted_at)`,
      [
        id,
        spans.map(({ role }) => role),
        spans.map(({ from }) => from),
        spans.map(({ end }) => end),
        spans.map(({ grantedBy }) => grantedBy),
        spans.map(({ grantedAt }) => grantedAt),
      ],
    );
    await tx.query('update account set version = version + 1 where id = $1', [id]);
  }

  async today(tx: EntityManager): Promise<string> {
    const [{ day }]: [{ day: string }] = await tx.query(`select ${TODAY} as day`);
    return day;
  }

  /** How many may administer today and without an end. */
  async administrators(tx: EntityManager): Promise<number> {
    const [{ n }]: [{ n: number }] = await tx.query(
      `select count(*)::int as n from account a where a.disabled_at is null and exists (
         select from account_role r where r.account_id = a.id and r.role = 'admin' and r.valid @> ${TODAY} and upper_inf(r.valid))`,
    );
    return n;
  }

  /** The name of whoever bears a number, and their post today; nulls where there is none. */
  async person(tx: EntityManager, employeeNo: string): Promise<{ name: string | null; post: Role | null }> {
    const rows: { name: string; post: Role | null }[] = await tx.query(
      `select p.name, (select post from person_post x where x.agent_id = p.id and x.valid @> ${TODAY}) as post from person p where p.employee_no = $1`,
      [employeeNo],
    );
    return rows[0] ?? { name: null, post: null };
  }
}
