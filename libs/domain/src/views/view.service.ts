import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { errorCode } from '@platform/database/database.errors.js';
import { TooManyViewsError, ViewNameTakenError, ViewUnknownError } from './views.errors.js';
import { ViewStore, type StoredView, type ViewContent } from './view.store.js';

/** Of one account. */
const MOST_VIEWS = 200;
const UNIQUE_VIOLATION = '23505';

/** Filters of lists that people keep under a name, for themselves or for their house. */
@Injectable()
export class ViewService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ViewStore,
  ) {}

  /** @param shares whether the reader is one of those who share views with one another */
  list(owner: number, list: string, shares: boolean): Promise<StoredView[]> {
    return this.store.list(this.dataSource.manager, owner, list, shares);
  }

  /** @throws ViewNameTakenError, TooManyViewsError */
  async create(owner: number, list: string, content: ViewContent): Promise<StoredView> {
    return this.dataSource.transaction(async (tx) => {
      if ((await this.store.count(tx, owner)) >= MOST_VIEWS) throw new TooManyViewsError(MOST_VIEWS);
      const id = await this.store.insert(tx, owner, list, content);
      if (id === null) throw new ViewNameTakenError(content.name);
      return this.own(tx, owner, id);
    });
  }

  /** @throws ViewUnknownError also for somebody else's; ViewNameTakenError */
  async change(owner: number, id: number, content: ViewContent): Promise<StoredView> {
    return this.dataSource.transaction(async (tx) => {
      const view = await this.own(tx, owner, id);
      const changed = await this.store.update(tx, owner, view, content).catch((error: unknown) => {
        // Another of their windows was quicker with the same name.
        if (errorCode(error) === UNIQUE_VIOLATION) return false;
        throw error;
      });
      if (!changed) throw new ViewNameTakenError(content.name);
      return this.own(tx, owner, id);
    });
  }

  /** @throws ViewUnknownError also for somebody else's */
  async remove(owner: number, id: number): Promise<void> {
    if (!(await this.store.remove(this.dataSource.manager, owner, id))) throw new ViewUnknownError(id);
  }

  private async own(tx: EntityManager, owner: number, id: number): Promise<StoredView> {
    const view = await this.store.find(tx, owner, id);
    if (view === null) throw new ViewUnknownError(id);
    return view;
  }
}
