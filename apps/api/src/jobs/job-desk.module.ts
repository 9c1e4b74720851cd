import { Module } from '@nestjs/common';
import { JobsModule as JobsDomainModule } from '@domain/jobs/jobs.module.js';
import { JobDeskService } from './job-desk.service.js';

@Module({ imports: [JobsDomainModule], providers: [JobDeskService], exports: [JobDeskService] })
export class JobDeskModule {}
