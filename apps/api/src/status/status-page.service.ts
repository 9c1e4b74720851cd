import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SettingsService } from '@domain/settings/settings.service.js';
import { ENVIRONMENT } from '@platform/config/config.module.js';
import type { Environment } from '@platform/config/environment.js';
import { HealthService, type Readiness } from '../health/health.service.js';

/** What the status page shows: nothing that one must sign in for. */
export interface StatusContent {
  readiness: Readiness;
  embedded: boolean;
  /** null: the database does not answer. */
  timeZone: string | null;
}

@Injectable()
export class StatusPageService {
  constructor(
    private readonly health: HealthService,
    private readonly settings: SettingsService,
    private readonly dataSource: DataSource,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async content(): Promise<StatusContent> {
    const readiness = await this.health.readiness();
    return {
      readiness,
      embedded: this.environment.databaseUrl === null,
      timeZone: readiness.database === 'up' ? (await this.settings.calendar(this.dataSource.manager)).timeZone : null,
    };
  }
}
