import { Module } from '@nestjs/common';
import { ImportsModule } from '@domain/imports/imports.module.js';
import { StatisticsModule as StatisticsDomainModule } from '@domain/statistics/statistics.module.js';
import { JobDeskModule } from '../jobs/job-desk.module.js';
import { StatisticsController } from './statistics.controller.js';

@Module({ imports: [ImportsModule, StatisticsDomainModule, JobDeskModule], controllers: [StatisticsController] })
export class StatisticsModule {}
