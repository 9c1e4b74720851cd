import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SettingsService } from '../settings/settings.service.js';
import { RunSumStore } from './run-sum.store.js';

/** Keeps the sums that trends are read from. A run does not change, and neither do its sums: they are made once, soon after it. */
@Injectable()
export class RunSumService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: RunSumStore,
    private readonly settings: SettingsService,
  ) {}

  /** Sums a run, unless that was done; twice at once does it once. */
  async sum(runId: number): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const { timeZone } = await this.settings.calendar(tx);
      await this.store.sum(tx, runId, timeZone);
    });
  }

  /** Makes sure that the months have their sums, where the worker has not come to it yet. */
  async ensure({ from, to }: { from?: string | undefined; to?: string | undefined }): Promise<void> {
    const runIds = await this.store.unsummed(this.dataSource.manager, from ?? null, to ?? null);
    for (const runId of runIds) await this.sum(runId);
  }
}
