import { Module } from '@nestjs/common';
import { ImportsModule } from '../imports/imports.module.js';
import { StatisticsPerformer } from './statistics.performer.js';

/** Statistics of tables. */
@Module({ imports: [ImportsModule], providers: [StatisticsPerformer], exports: [StatisticsPerformer] })
export class StatisticsModule {}
