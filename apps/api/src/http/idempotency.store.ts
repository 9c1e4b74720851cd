import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';

const keptRow = z.object({ same: z.boolean(), status: z.number().nullable(), body: z.unknown() });
export type KeptAnswer = z.infer<typeof keptRow>;

/** Answers to requests that may be sent twice, under the key the caller gave them. */
@Injectable()
export class IdempotencyStore {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Takes a key for a request, or tells what it was taken for. A key whose request never came to an end, its server having died, may be
   * taken again after a minute: what it was to write is found or written by its own key.
   * @returns null: it is ours now
   */
  async take(accountId: number, key: string, request: Buffer): Promise<KeptAnswer | null> {
    const taken: unknown[] = await this.dataSource.query(
      `insert into idempotency_key as kept (account_id, key, request) values ($1, $2, $3)
       on conflict (account_id, key) do update set taken_at = now()
         where kept.request = excluded.request and kept.status is null and kept.taken_at < now() - interval '1 minute'
       returning true`,
      [accountId, key, request],
    );
    if (taken.length > 0) return null;
    const rows: unknown[] = await this.dataSource.query(
      'select request = $3 as same, status, body from idempotency_key where account_id = $1 and key = $2',
      [accountId, key, request],
    );
    // Released between the two statements: whoever held it has just been refused.
    return rows.length === 0 ? { same: true, status: null, body: null } : keptRow.parse(rows[0]);
  }

  async keep(accountId: number, key: string, status: number, body: unknown): Promise<void> {
    await this.dataSource.query('update idempotency_key set status = $3, body = $4 where account_id = $1 and key = $2', [
      accountId,
      key,
      status,
      JSON.stringify(body ?? null),
    ]);
  }

  async release(accountId: number, key: string): Promise<void> {
    await this.dataSource.query('delete from idempotency_key where account_id = $1 and key = $2 and status is null', [accountId, key]);
  }
}
