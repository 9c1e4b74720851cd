import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/audit.module.js';
import { ScorecardsModule } from '../../scorecards/scorecards.module.js';
import { SettingsModule } from '../../settings/settings.module.js';
import { DoctorService } from './doctor.service.js';
import { RecordsCheck } from './records-check.js';

/** Without the cipher, which would make the key whose absence is to be told. Needs ConfigModule. */
@Module({ imports: [AuditModule, ScorecardsModule, SettingsModule], providers: [DoctorService, RecordsCheck], exports: [DoctorService] })
export class DoctorModule {}
