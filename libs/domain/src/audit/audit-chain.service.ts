import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditChainStore } from './audit-chain.store.js';
import { linkEvents, type ChainHead } from './link-events.js';

const BATCH = 1000;

/** How far the trail is chained. */
export interface ChainState extends ChainHead {
  /** Committed events that are not chained yet. */
  waiting: number;
}

/**
 * Chains audit events: each link holds the hash of the one before, so that nothing can be changed, taken out or put in between without a
 * trace. Any number of processes may do so: they take turns, and each goes on where the last one ended.
 */
@Injectable()
export class AuditChainService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: AuditChainStore,
  ) {}

  /**
   * Chains all that is committed by now, a batch a transaction: one that dies leaves what the batches before it chained.
   * @returns how many events were chained
   */
  async advance(signal?: AbortSignal): Promise<number> {
    for (let chained = 0; ;) {
      signal?.throwIfAborted();
      const count = await this.dataSource.transaction('READ COMMITTED', (tx) => this.chainBatch(tx));
      chained += count;
      if (count < BATCH) return chained;
    }
  }

  /**
   * Chains all that a transaction can see, its own events among it, as part of it. Others who chain wait until it ends, so it should be
   * about to.
   * @param tx reads what others commit meanwhile
   * @returns the last link
   */
  async advanceIn(tx: EntityManager): Promise<ChainHead> {
    while ((await this.chainBatch(tx)) === BATCH);
    return this.store.head(tx);
  }

  async state(): Promise<ChainState> {
    const { manager } = this.dataSource;
    return { ...(await this.store.head(manager)), waiting: await this.store.countWaiting(manager) };
  }

  /** The turn is taken first: what is read after it is what the one before left. */
  private async chainBatch(tx: EntityManager): Promise<number> {
    await this.store.takeTurn(tx);
    const events = await this.store.waiting(tx, BATCH);
    if (events.length === 0) return 0;
    await this.store.append(tx, linkEvents(await this.store.head(tx), events));
    return events.length;
  }
}
