import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditChainStore, type RunHead, type StoredLink } from './audit-chain.store.js';
import { CHAIN_START, digestPayload, hashLink, type ChainHead } from './link-events.js';

const PAGE = 2000;

/**
 * How a chain can be wrong. `missing_link`: a place is left out; `broken_link`: a link does not follow from the one before it;
 * `missing_event`: the event of a link is gone; `altered_event`: it is not what was chained; `cleared_early`: its detail was emptied, and
 * not by retention; `unlinked_event`: an event says that it is chained and is not; `cut_tail`: a published run knows of a longer chain;
 * `other_chain`: it knows of another one.
 */
export type ChainFault =
  'missing_link' | 'broken_link' | 'missing_event' | 'altered_event' | 'cleared_early' | 'unlinked_event' | 'cut_tail' | 'other_chain';

export interface ChainBreak {
  fault: ChainFault;
  /** The place in the chain where it shows. */
  seq: number;
  /** The event's number, or the published run. */
  subject: string;
}

export interface ChainVerdict {
  /** Links that were read. */
  links: number;
  waiting: number;
  /** Published runs whose head was compared. */
  runs: number;
  /** The first break; null: the chain is whole. */
  broken: ChainBreak | null;
}

/** Reads the whole chain as one moment saw it, a page at a time, and works every hash out anew. Changes nothing. */
@Injectable()
export class AuditVerifierService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: AuditChainStore,
  ) {}

  async verify(): Promise<ChainVerdict> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const runs = await this.store.runHeads(tx);
      const waiting = await this.store.countWaiting(tx);
      const walk = new ChainWalk(runs, await this.store.clearedBefore(tx));
      let broken = await this.follow(tx, walk);
      broken ??= walk.unreachedRun();
      broken ??= await this.unlinked(tx);
      return { links: walk.last.seq, waiting, runs: runs.length, broken };
    });
  }

  private async follow(tx: EntityManager, walk: ChainWalk): Promise<ChainBreak | null> {
    for (;;) {
      const page = await this.store.linksAfter(tx, walk.last.seq, PAGE);
      for (const link of page) {
        const broken = walk.step(link);
        if (broken !== null) return broken;
      }
      if (page.length < PAGE) return null;
    }
  }

  private async unlinked(tx: EntityManager): Promise<ChainBreak | null> {
    const { count, example } = await this.store.unlinkedEvents(tx);
    return count === 0 ? null : { fault: 'unlinked_event', seq: 0, subject: example };
  }
}

/** A walk along the chain, link by link. */
class ChainWalk {
  last: ChainHead = CHAIN_START;
  private nextRun = 0;

  /** @param runs by place, lowest first */
  constructor(
    private readonly runs: readonly RunHead[],
    private readonly clearedBefore: string | null,
  ) {}

  /** @returns what is wrong with the next link; null: nothing */
  step(link: StoredLink): ChainBreak | null {
    const fault = this.faultOf(link);
    if (fault !== null) return { fault, seq: link.seq, subject: link.eventId };
    this.last = link;
    for (let run = this.runs[this.nextRun]; run !== undefined && run.seq <= link.seq; run = this.runs[++this.nextRun]) {
      if (run.seq === link.seq && !run.hash.equals(link.hash)) return { fault: 'other_chain', seq: link.seq, subject: run.run };
    }
    return null;
  }

  /** A run that was published when the chain was longer than it is. */
  unreachedRun(): ChainBreak | null {
    const run = this.runs[this.nextRun];
    return run === undefined ? null : { fault: 'cut_tail', seq: run.seq, subject: run.run };
  }

  private faultOf({ seq, event, payloadDigest, previousHash, hash }: StoredLink): ChainFault | null {
    if (seq !== this.last.seq + 1) return 'missing_link';
    if (!previousHash.equals(this.last.hash)) return 'broken_link';
    if (event === null) return 'missing_event';
    if (!hashLink(seq, previousHash, event, payloadDigest).equals(hash) || event.seq !== seq) return 'altered_event';
    if (event.clearedAt === null) return digestPayload(event.payload).equals(payloadDigest) ? null : 'altered_event';
    if (event.payload !== '{}') return 'altered_event';
    return this.clearedBefore !== null && event.at < this.clearedBefore ? null : 'cleared_early';
  }
}
