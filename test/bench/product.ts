import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type pg from 'pg';
import { ConfigModule } from '@platform/config/config.module.js';
import { readEnvironment } from '@platform/config/environment.js';
import { createDataSource } from '@platform/database/data-source.js';
import { DatabaseModule } from '@platform/database/database.module.js';

export interface Product {
  get<Service>(type: Type<Service>): Service;
  close(): Promise<void>;
}

/** Services of the product on a database, wired as its programs wire them. @param home where it keeps its key and files */
export async function openProduct(connection: pg.ClientConfig, home: string, module: Type): Promise<Product> {
  const dataSource = createDataSource(connection, { poolSize: 4 });
  await dataSource.initialize();
  const root = {
    module: class Root {},
    imports: [ConfigModule.forEnvironment(readEnvironment({ FAIRMARK_HOME: home })), DatabaseModule.forConnection(dataSource), module],
  };
  const app = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
  return {
    get: (type) => app.get(type, { strict: false }),
    close: async () => {
      await app.close();
      if (dataSource.isInitialized) await dataSource.destroy();
    },
  };
}
