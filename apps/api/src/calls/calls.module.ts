import { Module } from '@nestjs/common';
import { CallsModule as CallsDomainModule } from '@domain/calls/calls.module.js';
import { ImportsModule as ImportsDomainModule } from '@domain/imports/imports.module.js';
import { CallsController } from './calls.controller.js';

@Module({ imports: [CallsDomainModule, ImportsDomainModule], controllers: [CallsController] })
export class CallsModule {}
