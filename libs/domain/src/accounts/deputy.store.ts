import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { roleSchema, type Role } from '@contracts/access.js';
import { ListQuery, type Page, type PageRequest } from '@platform/paging/list-query.js';
import { TODAY } from './today.js';

const instant = z.date().transform((moment) => moment.toISOString());
const party = z.object({ employee_no: z.string(), name: z.string() });
const deputyRow = z.object({
  id: z.int(),
  deputy: party,
  principal: party,
  role: roleSchema.exclude(['agent']),
  from: z.string(),
  to: z.string(),
  state: z.enum(['coming', 'in_force', 'over', 'ended']),
  named_by: z.string(),
  named_at: instant,
  ended_by: z.string().nullable(),
  ended_at: instant.nullable(),
});
export type StoredDeputy = z.infer<typeof deputyRow>;

const STATE = /* sql */ `case when d.ended_at is not null then 'ended' when d.valid @> ${TODAY} then 'in_force'
  when lower(d.valid) > ${TODAY} then 'coming' else 'over' end`;

/** Reads and writes who stands in for whom. */
@Injectable()
export class DeputyStore {
  /** @param filter party: only those the account has a part in; null: all */
  async list(
    tx: EntityManager,
    filter: { party: number | null; state: StoredDeputy['state'] | undefined },
    request: PageRequest,
  ): Promise<Page<StoredDeputy>> {
    const list = deputies().filter(`${STATE} = ?`, filter.state);
    if (filter.party !== null) list.where('? in (d.deputy_id, d.principal_id)', filter.party);
    return list.page(tx, request);
  }

  async find(tx: EntityManager, id: number): Promise<StoredDeputy | null> {
    const { items } = await deputies().where('d.id = ?', id).page(tx, { page_size: 1, sort: 'from', total: 'none' });
    return items[0] ?? null;
  }

  /** Whether an account holds a role of its own on some of these days. */
  async holds(tx: EntityManager, accountId: number, role: Role, from: string, to: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `select from account_role where account_id = $1 and role = $2 and valid && daterange($3, $4, '[]') limit 1`,
      [accountId, role, from, to],
    );
    return rows.length > 0;
  }

  /** Whether an account holds one of these roles today as its own, not for someone else. */
  async holdsToday(tx: EntityManager, accountId: number, roles: readonly Role[]): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `select from account_role where account_id = $1 and role = any ($2::text[]) and valid @> ${TODAY} limit 1`,
      [accountId, roles],
    );
    return rows.length > 0;
  }

  async insert(
    tx: EntityManager,
    row: { deputy: number; principal: number; role: Role; from: string; to: string; by: string },
  ): Promise<number> {
    const [{ id }]: [{ id: number }] = await tx.query(
      `insert into account_deputy (deputy_id, principal_id, role, valid, named_by) values ($1, $2, $3, daterange($4, $5, '[]'), $6) returning id`,
      [row.deputy, row.principal, row.role, row.from, row.to, row.by],
    );
    return id;
  }

  /** @returns whether it was still to be ended */
  async end(tx: EntityManager, id: number, by: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `with ended as (update account_deputy set ended_at = now(), ended_by = $2 where id = $1 and ended_at is null returning id) select id from ended`,
      [id, by],
    );
    return rows.length > 0;
  }
}

function deputies(): ListQuery<StoredDeputy> {
  return new ListQuery({
    select: `d.id, jsonb_build_object('employee_no', a.employee_no, 'name', a.name) as deputy,
      jsonb_build_object('employee_no', p.employee_no, 'name', p.name) as principal, d.role, lower(d.valid) as from, upper(d.valid) - 1 as to,
      ${STATE} as state, d.named_by, d.named_at, d.ended_by, d.ended_at`,
    from: 'from account_deputy d join account a on a.id = d.deputy_id join account p on p.id = d.principal_id',
    sorts: { from: { sql: 'lower(d.valid)', type: 'date' } },
    key: [{ sql: 'd.id', type: 'int' }],
    row: deputyRow,
  });
}
