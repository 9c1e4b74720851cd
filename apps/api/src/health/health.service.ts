import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { StatusService } from '@domain/maintenance/status.service.js';
import { ENVIRONMENT } from '@platform/config/config.module.js';
import type { Environment } from '@platform/config/environment.js';
import { productVersion } from '@platform/config/product-version.js';
import type { QueueBackend } from '@platform/queue/configure-queue.js';
import { QUEUE_BACKEND } from '@platform/queue/queue.module.js';

/** Longer than this counts as no answer. */
const PATIENCE_MS = 3000;

export interface Readiness {
  status: 'ok' | 'unavailable';
  version: string;
  database: 'up' | 'down';
  /** null: unknown, for the database is down. */
  database_version: string | null;
  migrations: 'current' | 'pending' | null;
  queue: 'up' | 'down';
  queue_backend: 'postgres' | 'redis';
  /** off: SAMPLE=off; waiting: nobody is in the centre yet; present: people are in it, of the sample or its own. */
  sample: 'off' | 'waiting' | 'present' | null;
}

@Injectable()
export class HealthService {
  constructor(
    private readonly status: StatusService,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
  ) {}

  /** Asks everything the product needs; never throws. */
  async readiness(): Promise<Readiness> {
    const [database, queue] = await Promise.all([inTime(this.status.database()), inTime(this.backend.ping().then(() => true))]);
    const ok = database !== null && database.pendingMigrations === 0 && queue !== null;
    return {
      status: ok ? 'ok' : 'unavailable',
      version: productVersion,
      database: database === null ? 'down' : 'up',
      database_version: database?.version ?? null,
      migrations: database === null ? null : database.pendingMigrations === 0 ? 'current' : 'pending',
      queue: queue === null ? 'down' : 'up',
      queue_backend: this.backend.kind,
      sample: this.sampleState(database?.hasPeople ?? null),
    };
  }

  private sampleState(hasPeople: boolean | null): Readiness['sample'] {
    if (hasPeople === null) return null;
    if (hasPeople) return 'present';
    return this.environment.sample ? 'waiting' : 'off';
  }
}

/** null: it failed, or took too long. */
async function inTime<T>(work: Promise<T>): Promise<T | null> {
  const enough = new AbortController();
  try {
    return await Promise.race([work.catch(() => null), pause(PATIENCE_MS, null, { signal: enough.signal })]);
  } finally {
    enough.abort();
  }
}
