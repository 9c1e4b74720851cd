import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';

const viewRow = z.object({
  id: z.int(),
  list: z.string(),
  name: z.string(),
  shared: z.boolean(),
  search: z.record(z.string(), z.string()),
  owner_name: z.string(),
  own: z.boolean(),
  changed_at: z.date().transform((instant) => instant.toISOString()),
});
export type StoredView = z.infer<typeof viewRow>;

export interface ViewContent {
  name: string;
  shared: boolean;
  search: Record<string, string>;
}

const SELECT = `select v.id, v.list, v.name, v.shared, v.search, a.name as owner_name, v.account_id = $1 as own, v.changed_at
  from saved_view v join account a on a.id = v.account_id`;

/** Saved views of lists; the reader is an account. */
@Injectable()
export class ViewStore {
  /** One's own first, by name. @param withShared those of others too */
  async list(tx: EntityManager, reader: number, list: string, withShared: boolean): Promise<StoredView[]> {
    const rows: unknown = await tx.query(
      `${SELECT} where v.list = $2 and (v.account_id = $1 or (v.shared and $3)) order by own desc, v.name, v.id`,
      [reader, list, withShared],
    );
    return viewRow.array().parse(rows);
  }

  async find(tx: EntityManager, owner: number, id: number): Promise<StoredView | null> {
    const rows: unknown = await tx.query(`${SELECT} where v.id = $2 and v.account_id = $1`, [owner, id]);
    return viewRow.array().parse(rows)[0] ?? null;
  }

  async count(tx: EntityManager, owner: number): Promise<number> {
    const [{ n }]: [{ n: number }] = await tx.query('select count(*)::int as n from saved_view where account_id = $1', [owner]);
    return n;
  }

  /** @returns its id; null: the name is taken */
  async insert(tx: EntityManager, owner: number, list: string, { name, shared, search }: ViewContent): Promise<number | null> {
    const rows: { id: number }[] = await tx.query(
      `insert into saved_view (account_id, list, name, shared, search) values ($1, $2, $3, $4, $5)
       on conflict (account_id, list, name) do nothing returning id`,
      [owner, list, name, shared, JSON.stringify(search)],
    );
    return rows[0]?.id ?? null;
  }

  /** @returns false: the name is taken by another of theirs */
  async update(tx: EntityManager, owner: number, { id, list }: StoredView, { name, shared, search }: ViewContent): Promise<boolean> {
    const [, changed]: [unknown, number] = await tx.query(
      `update saved_view set name = $3, shared = $4, search = $5, changed_at = now()
       where id = $2 and account_id = $1
         and not exists (select from saved_view other where other.account_id = $1 and other.list = $6 and other.name = $3 and other.id <> $2)`,
      [owner, id, name, shared, JSON.stringify(search), list],
    );
    return changed === 1;
  }

  /** @returns whether there was one */
  async remove(tx: EntityManager, owner: number, id: number): Promise<boolean> {
    const [, removed]: [unknown, number] = await tx.query('delete from saved_view where id = $2 and account_id = $1', [owner, id]);
    return removed === 1;
  }
}
