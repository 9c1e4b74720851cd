import { Module } from '@nestjs/common';
import { FilesModule } from '@platform/files/files.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { CallsModule } from '../calls/calls.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { RecordingPeaksService } from './recording-peaks.service.js';
import { RecordingService } from './recording.service.js';
import { RecordingStore } from './recording.store.js';
import { StrayRecordingsService } from './stray-recordings.service.js';

@Module({
  imports: [AuditModule, CallsModule, FilesModule, SettingsModule],
  providers: [RecordingStore, RecordingService, RecordingPeaksService, StrayRecordingsService],
  exports: [RecordingService, RecordingPeaksService, StrayRecordingsService],
})
export class RecordingsModule {}
