import { createHash } from 'node:crypto';

/** Where a chain ends. */
export interface ChainHead {
  /** 0: nothing is chained yet. */
  seq: number;
  /** 32 bytes. */
  hash: Buffer;
}

/** What comes before the first link. */
export const CHAIN_START: ChainHead = { seq: 0, hash: Buffer.alloc(32) };

/** An audit event as it is hashed: all of it but its payload, which may be cleared one day. */
export interface EventHead {
  id: string;
  /** UTC with microseconds, `2026-10-05T01:30:00.123456Z`. */
  at: string;
  actor: string;
  action: string;
  subject: string;
}

export interface ChainLink {
  seq: number;
  eventId: string;
  payloadDigest: Buffer;
  previousHash: Buffer;
  hash: Buffer;
}

/** @param payload the detail as PostgreSQL writes jsonb out, which is the same text for equal values */
export function digestPayload(payload: string): Buffer {
  return createHash('sha256').update(payload).digest();
}

/** SHA-256 of the JSON array of place, previous hash, the event's head and the digest of its payload. */
export function hashLink(seq: number, previousHash: Buffer, event: EventHead, payloadDigest: Buffer): Buffer {
  const content = [
    seq,
    previousHash.toString('hex'),
    event.id,
    event.at,
    event.actor,
    event.action,
    event.subject,
    payloadDigest.toString('hex'),
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest();
}

/** The links that continue a chain, one an event, in the given order. */
export function linkEvents(head: ChainHead, events: readonly (EventHead & { payload: string })[]): ChainLink[] {
  let last = head;
  return events.map((event) => {
    const seq = last.seq + 1;
    const payloadDigest = digestPayload(event.payload);
    const link = { seq, eventId: event.id, payloadDigest, previousHash: last.hash, hash: hashLink(seq, last.hash, event, payloadDigest) };
    last = link;
    return link;
  });
}
