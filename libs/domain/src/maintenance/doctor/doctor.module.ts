import { Module } from '@nestjs/common';
import { ScorecardsModule } from '../../scorecards/scorecards.module.js';
import { SettingsModule } from '../../settings/settings.module.js';
import { DoctorService } from './doctor.service.js';
import { RecordsCheck } from './records-check.js';

/** Without the cipher, which would make the key whose absence is to be told. Needs ConfigModule. */
@Module({ imports: [ScorecardsModule, SettingsModule], providers: [DoctorService, RecordsCheck], exports: [DoctorService] })
export class DoctorModule {}
