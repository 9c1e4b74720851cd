import { Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Gives every module of a process the one data source; who opened it closes it, after the application has closed. */
@Module({})
export class DatabaseModule {
  /** @param dataSource already initialised */
  static forConnection(dataSource: DataSource): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [{ provide: DataSource, useValue: dataSource }],
      exports: [DataSource],
    };
  }
}
