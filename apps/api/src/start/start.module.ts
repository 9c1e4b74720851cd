import { Module } from '@nestjs/common';
import { StartModule as StartDomainModule } from '@domain/start/start.module.js';
import { StartController } from './start.controller.js';

@Module({ imports: [StartDomainModule], controllers: [StartController] })
export class StartModule {}
