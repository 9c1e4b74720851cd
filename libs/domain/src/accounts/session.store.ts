import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { ListQuery, type Page, type PageRequest } from '@platform/paging/list-query.js';
import { SESSION_IDLE_S, SESSION_LONGEST_S } from './session-limits.js';

/** How somebody proved who they are. */
export type SignInWay = 'password' | 'directory' | 'single_sign_on';

/** From where somebody signs in, as far as it can be told. */
export interface Client {
  address: string;
  userAgent: string;
}

const LONGEST_TEXT = 200;
const LIVE = 'now() < s.expires_at and now() < s.last_seen_at + make_interval(secs => ?)';

const instant = z.date().transform((moment) => moment.toISOString());
const sessionRow = z.object({
  id: z.string(),
  via: z.enum(['password', 'directory', 'single_sign_on']),
  created_at: instant,
  last_seen_at: instant,
  expires_at: instant,
  address: z.string(),
  user_agent: z.string(),
});
export type StoredSession = z.infer<typeof sessionRow>;

/** Reads and writes sessions. One that has ended is gone. */
@Injectable()
export class SessionStore {
  /** Writes a session down, and clears away those of the account that have timed out. */
  async insert(
    tx: EntityManager,
    accountId: number,
    secretHash: Buffer,
    via: SignInWay,
    client: Client,
  ): Promise<{ id: string; expiresAt: Date }> {
    await tx.query(
      `delete from account_session s where s.account_id = $1 and (now() >= s.expires_at or now() >= s.last_seen_at + make_interval(secs => $2))`,
      [accountId, SESSION_IDLE_S],
    );
    const [row]: [{ id: string; expires_at: Date }] = await tx.query(
      `insert into account_session (account_id, secret_hash, via, address, user_agent, expires_at)
       values ($1, $2, $3, $4, $5, now() + make_interval(secs => $6)) returning id, expires_at`,
      [accountId, secretHash, via, printable(client.address), printable(client.userAgent), SESSION_LONGEST_S],
    );
    return { id: row.id, expiresAt: row.expires_at };
  }

  async list(tx: EntityManager, accountId: number, request: PageRequest): Promise<Page<StoredSession>> {
    return new ListQuery({
      select: 's.id, s.via, s.created_at, s.last_seen_at, s.expires_at, s.address, s.user_agent',
      from: 'from account_session s',
      sorts: { last_seen_at: { sql: 's.last_seen_at', type: 'timestamptz' } },
      key: [{ sql: 's.id', type: 'uuid' }],
      row: sessionRow,
    })
      .where('s.account_id = ?', accountId)
      .where(LIVE, SESSION_IDLE_S)
      .page(tx, request);
  }

  /** @returns whether the account had such a session */
  async end(tx: EntityManager, accountId: number, id: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      'with ended as (delete from account_session where account_id = $1 and id = $2 returning id) select id from ended',
      [accountId, id],
    );
    return rows.length > 0;
  }

  /** Ends all sessions of an account. @param but this one stays; null: none does @returns how many ended */
  async endAll(tx: EntityManager, accountId: number, but: string | null): Promise<number> {
    const [{ n }]: [{ n: number }] = await tx.query(
      `with ended as (delete from account_session where account_id = $1 and id is distinct from $2::uuid returning id)
       select count(*)::int as n from ended`,
      [accountId, but],
    );
    return n;
  }
}

/** What a client says of itself is text from outside: short, and without control characters. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ').slice(0, LONGEST_TEXT);
}
