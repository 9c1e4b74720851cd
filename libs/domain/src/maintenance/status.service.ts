import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { pendingMigrations } from '@platform/database/run-migrations.js';

/** What the database says of itself. */
export interface DatabaseStatus {
  version: string;
  pendingMigrations: number;
  /** Whether anyone is in the centre yet. */
  hasPeople: boolean;
}

/** Looks at the running product from outside: is it there. */
@Injectable()
export class StatusService {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws when the database does not answer */
  async database(): Promise<DatabaseStatus> {
    const [row] = z
      .array(z.object({ version: z.string(), hasPeople: z.boolean() }))
      .length(1)
      .parse(
        await this.dataSource.query(`select current_setting('server_version') as version, exists (select from person) as "hasPeople"`),
      );
    if (row === undefined) throw new Error('The database gave no answer');
    return { ...row, pendingMigrations: await pendingMigrations(this.dataSource) };
  }
}
