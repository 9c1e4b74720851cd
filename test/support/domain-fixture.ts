import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import type { DataSource } from 'typeorm';
import { ConfigModule } from '@platform/config/config.module.js';
import { readEnvironment } from '@platform/config/environment.js';
import { DatabaseModule } from '@platform/database/database.module.js';

/** The domain as the applications wire it, on a given database and with a home of its own that goes when the module is closed. */
export async function domainOn(dataSource: DataSource, ...modules: Type[]): Promise<TestingModule> {
  const home = await mkdtemp(join(tmpdir(), 'fairmark-home-'));
  const environment = readEnvironment({ FAIRMARK_HOME: home });
  const module = await Test.createTestingModule({
    imports: [ConfigModule.forEnvironment(environment), DatabaseModule.forConnection(dataSource), ...modules],
  }).compile();
  const close = module.close.bind(module);
  module.close = async () => {
    await close();
    await rm(home, { recursive: true, force: true });
  };
  return module;
}
