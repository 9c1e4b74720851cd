import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StatusService, type PeriodStatus } from '@domain/maintenance/status.service.js';
import { SettingsService } from '@domain/settings/settings.service.js';
import { ENVIRONMENT } from '@platform/config/config.module.js';
import type { Environment } from '@platform/config/environment.js';
import { FileStore, type StoredFile } from '@platform/files/file-store.js';
import { HealthService, type Readiness } from '../health/health.service.js';
import { WorkbookNotFoundError } from './status.errors.js';

/** What the status page shows; without a database there are no months and no zone. */
export interface StatusContent {
  readiness: Readiness;
  embedded: boolean;
  timeZone: string | null;
  periods: PeriodStatus[];
  workbooks: StoredFile[];
}

const PURPOSE = 'exports';
const types: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  zip: 'application/zip',
};

@Injectable()
export class StatusPageService {
  constructor(
    private readonly health: HealthService,
    private readonly status: StatusService,
    private readonly settings: SettingsService,
    private readonly dataSource: DataSource,
    private readonly files: FileStore,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async content(): Promise<StatusContent> {
    const [readiness, workbooks] = await Promise.all([this.health.readiness(), this.files.list(PURPOSE)]);
    const up = readiness.database === 'up';
    return {
      readiness,
      embedded: this.environment.databaseUrl === null,
      timeZone: up ? (await this.settings.calendar(this.dataSource.manager)).timeZone : null,
      periods: up ? await this.status.periods() : [],
      workbooks,
    };
  }

  /** @throws WorkbookNotFoundError for every name that is not a workbook written there */
  async workbook(name: string): Promise<{ file: StoredFile; stream: Readable; type: string }> {
    const file = await this.files.find(PURPOSE, name);
    if (file === null) throw new WorkbookNotFoundError(name);
    return { file, stream: this.files.read(PURPOSE, file), type: types[file.name.split('.').at(-1) ?? ''] ?? 'application/octet-stream' };
  }
}
