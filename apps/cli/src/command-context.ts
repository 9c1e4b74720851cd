import { userInfo } from 'node:os';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { migrations } from '@database/migrations.js';
import { SettingsModule } from '@domain/settings/settings.module.js';
import { SettingsService } from '@domain/settings/settings.service.js';
import { ConfigModule } from '@platform/config/config.module.js';
import type { Environment } from '@platform/config/environment.js';
import { createDataSource } from '@platform/database/data-source.js';
import { DatabaseModule } from '@platform/database/database.module.js';
import { openDatabase } from '@platform/database/open-database.js';
import { migrate } from '@platform/database/run-migrations.js';
import type { Language, MessageKey, MessageParams } from '@platform/i18n/translate.js';
import { translate } from '@platform/i18n/translate.js';
import type { Output } from './output/output.js';
import { terminateSessions } from './terminate-sessions.js';

/** An opened database with the services of a module. */
export interface Services {
  dataSource: DataSource;
  connection: pg.ClientConfig;
  embedded: boolean;
  /** The centre's IANA zone. */
  timeZone: string;
  /** The migrations that this command ran; empty: the database was up to date. */
  migrated: string[];
  get<Service>(type: Type<Service>): Service;
}

/** What a command has at hand. */
export class CommandContext {
  /** Who is written down as having done it: the operating system's user. */
  readonly actor = `cli:${osUser()}`;
  private readonly applicationName = `fairmark cli ${process.pid}`;
  private readonly closers: (() => Promise<void>)[] = [];
  private connection: pg.ClientConfig | null = null;

  constructor(
    readonly environment: Environment,
    readonly output: Output,
    /** Aborted by SIGINT and SIGTERM: what is not committed yet is to be given up. */
    readonly signal: AbortSignal,
  ) {}

  get language(): Language {
    return this.environment.language;
  }

  text(key: MessageKey, params?: MessageParams): string {
    return translate(this.language, key, params);
  }

  /**
   * Opens the database (creating, starting and migrating it when needed) and a module's services on it. Everything is closed when
   * the command ends.
   * @throws FairmarkError when the database cannot be opened
   */
  async open(module: Type): Promise<Services> {
    const database = await openDatabase(this.environment, { progress: (message) => this.output.passing(message) });
    this.closers.push(() => database.release());
    this.signal.throwIfAborted();
    this.connection = database.connection;
    const dataSource = createDataSource(database.connection, { migrations, poolSize: 6, applicationName: this.applicationName });
    await dataSource.initialize();
    this.closers.push(() => dataSource.destroy());
    const migrated = await migrate(dataSource);
    this.signal.throwIfAborted();
    const app = await NestFactory.createApplicationContext(this.rootModule(module, dataSource), { logger: false, abortOnError: false });
    this.closers.push(() => app.close());
    const timeZone = await dataSource.transaction(async (tx) => {
      const settings = app.get(SettingsService);
      await settings.settleTimeZone(tx, this.environment.timeZone, this.actor);
      return (await settings.calendar(tx)).timeZone;
    });
    return {
      dataSource,
      connection: database.connection,
      embedded: database.embedded,
      timeZone,
      migrated,
      get: (type) => app.get(type, { strict: false }),
    };
  }

  /** Ends this process's sessions in the database, so that its open transactions are rolled back at once. */
  async giveUp(): Promise<void> {
    if (this.connection !== null) await terminateSessions(this.connection, this.applicationName);
  }

  async close(): Promise<void> {
    for (const close of this.closers.splice(0).toReversed()) await close();
  }

  private rootModule(module: Type, dataSource: DataSource): DynamicModule {
    return {
      module: CommandModule,
      imports: [ConfigModule.forEnvironment(this.environment), DatabaseModule.forConnection(dataSource), SettingsModule, module],
    };
  }
}

class CommandModule {}

function osUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A container's user need not have a name.
    return String(process.getuid?.() ?? 'unknown');
  }
}
