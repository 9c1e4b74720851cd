import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { CHAIN_START, type ChainHead, type ChainLink, type EventHead } from './link-events.js';

/** One process at a time chains; it ends with the transaction. */
const CHAIN_TURN = 7_210_005;

/** An instant as it is hashed: exact, whatever the session's settings; such texts sort as the instants do. */
const exact = (instant: string) => `to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const headRow = z.object({ seq: z.coerce.number(), hash: z.instanceof(Buffer) });
const waitingRow = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  payload: z.string(),
});

const linkRow = z.object({
  seq: z.coerce.number(),
  eventId: z.string(),
  payloadDigest: z.instanceof(Buffer),
  previousHash: z.instanceof(Buffer),
  hash: z.instanceof(Buffer),
  /** null: the event is not there. */
  event: waitingRow.extend({ seq: z.coerce.number().nullable(), clearedAt: z.date().nullable() }).nullable(),
});

/** A link with the event it stands for. */
export type StoredLink = z.infer<typeof linkRow>;

const runHeadRow = z.object({ run: z.string(), seq: z.coerce.number(), hash: z.instanceof(Buffer) });

/** What a published run says of the chain. */
export type RunHead = z.infer<typeof runHeadRow>;

@Injectable()
export class AuditChainStore {
  async takeTurn(tx: EntityManager): Promise<void> {
    await tx.query('select pg_advisory_xact_lock($1)', [CHAIN_TURN]);
  }

  async head(tx: EntityManager): Promise<ChainHead> {
    const [row] = headRow.array().parse(await tx.query('select seq, hash from audit_chain order by seq desc limit 1'));
    return row ?? CHAIN_START;
  }

  /** Committed events that are not chained yet, oldest numbers first; one that commits late comes in a later batch. */
  async waiting(tx: EntityManager, limit: number): Promise<(EventHead & { payload: string })[]> {
    return waitingRow.array().parse(
      await tx.query(
        `select e.id::text as id, ${exact('e.at')} as at, e.actor, e.action, e.subject, e.detail::text as payload
         from audit_event e where e.chain_seq is null order by e.id limit $1`,
        [limit],
      ),
    );
  }

  async countWaiting(tx: EntityManager): Promise<number> {
    const [row]: [{ count: number }] = await tx.query('select count(*)::int as count from audit_event where chain_seq is null');
    return row.count;
  }

  async append(tx: EntityManager, links: readonly ChainLink[]): Promise<void> {
    await tx.query(
      `with linked as (
         insert into audit_chain (seq, event_id, payload_digest, previous_hash, hash)
         select * from unnest($1::bigint[], $2::bigint[], $3::bytea[], $4::bytea[], $5::bytea[])
         returning seq, event_id
       )
       update audit_event e set chain_seq = linked.seq from linked where e.id = linked.event_id`,
      [
        links.map((link) => link.seq),
        links.map((link) => link.eventId),
        links.map((link) => link.payloadDigest),
        links.map((link) => link.previousHash),
        links.map((link) => link.hash),
      ],
    );
  }

  /** Links after a place, in order. */
  async linksAfter(tx: EntityManager, seq: number, limit: number): Promise<StoredLink[]> {
    const rows: Record<string, unknown>[] = await tx.query(
      `select c.seq, c.event_id::text as "eventId", c.payload_digest as "payloadDigest", c.previous_hash as "previousHash", c.hash,
         e.id::text as id, ${exact('e.at')} as at, e.actor, e.action, e.subject, e.detail::text as payload,
         e.chain_seq as "eventSeq", e.cleared_at as "clearedAt"
       from audit_chain c left join audit_event e on e.id = c.event_id
       where c.seq > $1 order by c.seq limit $2`,
      [seq, limit],
    );
    return linkRow.array().parse(rows.map((row) => ({ ...row, event: row['id'] === null ? null : { ...row, seq: row['eventSeq'] } })));
  }

  /** Events that say they are chained and are not. */
  async unlinkedEvents(tx: EntityManager): Promise<{ count: number; example: string }> {
    const [row]: [{ count: number; example: string }] = await tx.query(
      `select count(*)::int as count, coalesce(min(e.id), 0)::text as example
       from audit_event e where e.chain_seq is not null and not exists (select from audit_chain c where c.event_id = e.id)`,
    );
    return row;
  }

  /** The heads that published runs hold, lowest first. */
  async runHeads(tx: EntityManager): Promise<RunHead[]> {
    return runHeadRow.array().parse(
      await tx.query(
        `select period_id || ' #' || number as run, audit_seq as seq, audit_hash as hash
         from scorecard_run where audit_seq is not null order by audit_seq, id`,
      ),
    );
  }

  /** The instant before which retention has cleared payloads, by its own records, as instants are hashed; null: it never has. */
  async clearedBefore(tx: EntityManager): Promise<string | null> {
    const [row]: [{ before: string | null }] = await tx.query(
      `select ${exact(`max((detail ->> 'before')::timestamptz)`)} as before from audit_event where action = 'audit.retain'`,
    );
    return row.before;
  }
}
