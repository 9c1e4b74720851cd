import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NotificationStore } from './notification.store.js';

/** Tells people at the bell what has happened: looked up now and then, so that nobody who writes waits for it. */
@Injectable()
export class NotifyService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: NotificationStore,
  ) {}

  /** Tells all that is new and writes down that it is told, together or not at all: cut off half-way it is told the next time. */
  async run(): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const span = await this.store.hold(tx);
      if (span.until > span.since) {
        await this.store.tellEvaluations(tx, span);
        await this.store.toldUntil(tx, span.until);
      }
      await this.store.tellMonths(tx);
      await this.store.tellSchemes(tx);
    });
  }

  async forgetOld(days: number): Promise<void> {
    await this.store.forgetOld(this.dataSource.manager, days);
  }
}
