import { Module, type DynamicModule } from '@nestjs/common';
import type { Environment } from './environment.js';

/** Injects the settings: `@Inject(ENVIRONMENT) environment: Environment`. */
export const ENVIRONMENT = Symbol('environment');

/** Gives every module of a process the settings it was started with. */
@Module({})
export class ConfigModule {
  static forEnvironment(environment: Environment): DynamicModule {
    return { module: ConfigModule, global: true, providers: [{ provide: ENVIRONMENT, useValue: environment }], exports: [ENVIRONMENT] };
  }
}
