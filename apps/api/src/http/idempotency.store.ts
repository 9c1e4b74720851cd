import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';

const keptRow = z.object({ same: z.boolean(), status: z.number().nullable(), body: z.unknown(), etag: z.string().nullable() });
export type KeptAnswer = z.infer<typeof keptRow>;

/** Answers to requests that may be sent twice, under the key the caller gave them. */
@Injectable()
export class IdempotencyStore {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Takes a key for a request, or tells what it was taken for. A key whose request never came to an end, its server having died, may be
   * taken again when it was not renewed for a minute: what it was to write is found or written by its own key.
   * @param taking a UUID of this taking; what is kept and released later counts only while nobody has taken the key anew
   * @returns null: it is ours now
   */
  async take(accountId: number, key: string, taking: string, request: Buffer): Promise<KeptAnswer | null> {
    const taken: unknown[] = await this.dataSource.query(
      `insert into idempotency_key as kept (account_id, key, request, taking) values ($1, $2, $3, $4)
       on conflict (account_id, key) do update set taken_at = now(), taking = excluded.taking
         where kept.request = excluded.request and kept.status is null and kept.taken_at < now() - interval '1 minute'
       returning true`,
      [accountId, key, request, taking],
    );
    if (taken.length > 0) return null;
    const rows: unknown[] = await this.dataSource.query(
      'select request = $3 as same, status, body, etag from idempotency_key where account_id = $1 and key = $2',
      [accountId, key, request],
    );
    // Released between the two statements: whoever held it has just been refused.
    return rows.length === 0 ? { same: true, status: null, body: null, etag: null } : keptRow.parse(rows[0]);
  }

  /** Says that the request is still being worked on. */
  async renew(accountId: number, key: string, taking: string): Promise<void> {
    await this.dataSource.query('update idempotency_key set taken_at = now() where account_id = $1 and key = $2 and taking = $3', [
      accountId,
      key,
      taking,
    ]);
  }

  async keep(accountId: number, key: string, taking: string, { status, body, etag }: Omit<KeptAnswer, 'same'>): Promise<void> {
    await this.dataSource.query(
      'update idempotency_key set status = $4, body = $5, etag = $6 where account_id = $1 and key = $2 and taking = $3',
      [accountId, key, taking, status, JSON.stringify(body ?? null), etag],
    );
  }

  async release(accountId: number, key: string, taking: string): Promise<void> {
    await this.dataSource.query('delete from idempotency_key where account_id = $1 and key = $2 and taking = $3 and status is null', [
      accountId,
      key,
      taking,
    ]);
  }
}
