import { Module } from '@nestjs/common';
import { HousekeepingService } from './housekeeping.service.js';
import { StatusService } from './status.service.js';

@Module({ providers: [StatusService, HousekeepingService], exports: [StatusService, HousekeepingService] })
export class StatusModule {}
