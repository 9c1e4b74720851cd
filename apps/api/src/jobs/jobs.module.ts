import { Module } from '@nestjs/common';
import { JobsModule as JobsDomainModule } from '@domain/jobs/jobs.module.js';
import { JobEventsService } from './job-events.service.js';
import { JobsController } from './jobs.controller.js';

@Module({ imports: [JobsDomainModule], controllers: [JobsController], providers: [JobEventsService] })
export class JobsModule {}
