import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ENVIRONMENT } from '@platform/config/config.module.js';
import type { Environment } from '@platform/config/environment.js';
import { EncryptedFiles } from '@platform/files/encrypted-files.js';
import { RecordingStore } from './recording.store.js';

/** Below the folder of stored files. */
export const RECORDINGS_FOLDER = 'recordings';

const DAY_MS = 86_400_000;

/** Forgets audio that belongs to nothing. */
@Injectable()
export class StrayRecordingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: RecordingStore,
    private readonly files: EncryptedFiles,
    @Inject(ENVIRONMENT) private readonly environment: Pick<Environment, 'filesFolder'>,
  ) {}

  /** Recordings of calls that are gone, and files that a process left behind when it was killed. */
  async forget(days: number): Promise<void> {
    await this.dataSource.transaction((tx) => this.store.removeStray(tx, days));
    const folder = join(this.environment.filesFolder, RECORDINGS_FOLDER);
    const kept = await this.store.storedNames(this.dataSource.manager);
    for (const file of await readdir(folder).catch(() => [])) {
      const name = `${RECORDINGS_FOLDER}/${file}`;
      const found = await stat(join(folder, file)).catch(() => null);
      // One that came just now may not have been written down yet.
      if (kept.has(name) || found === null || Date.now() - found.mtimeMs < DAY_MS) continue;
      await this.files.remove(name);
    }
  }
}
