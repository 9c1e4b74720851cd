import { Module } from '@nestjs/common';
import { FilesModule } from '@platform/files/files.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { EvaluationsModule } from '../evaluations/evaluations.module.js';
import { ImportsModule } from '../imports/imports.module.js';
import { RecordingsModule } from '../recordings/recordings.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { HousekeepingService } from './housekeeping.service.js';
import { RetentionService } from './retention.service.js';

/** Needs ConfigModule. */
@Module({
  imports: [
    AuditModule,
    EvaluationsModule,
    FilesModule,
    ImportsModule,
    RecordingsModule,
    NotificationsModule,
    ScorecardsModule,
    SettingsModule,
  ],
  providers: [HousekeepingService, RetentionService],
  exports: [HousekeepingService, RetentionService],
})
export class HousekeepingModule {}
