import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RouteOutput } from '@contracts/http.js';
import type { listNotifications } from '@contracts/notifications.js';
import type { PageRequest } from '@platform/paging/list-query.js';
import { NotificationStore } from './notification.store.js';

/** What somebody has been told; nobody sees or marks another's. */
@Injectable()
export class NotificationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: NotificationStore,
  ) {}

  async list(accountId: number, request: PageRequest): Promise<RouteOutput<typeof listNotifications>> {
    const tx = this.dataSource.manager;
    return { ...(await this.store.list(tx, accountId, request)), unread: await this.store.unread(tx, accountId) };
  }

  /** @returns how many are still unread */
  async read(accountId: number, { ids, up_to }: { ids?: readonly number[] | undefined; up_to?: number | undefined }): Promise<number> {
    const tx = this.dataSource.manager;
    await this.store.read(tx, accountId, ids ?? null, up_to ?? null);
    return this.store.unread(tx, accountId);
  }
}
