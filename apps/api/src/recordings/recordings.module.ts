import { Module } from '@nestjs/common';
import { RecordingsModule as RecordingsDomainModule } from '@domain/recordings/recordings.module.js';
import { RecordingsController } from './recordings.controller.js';

@Module({ imports: [RecordingsDomainModule], controllers: [RecordingsController] })
export class RecordingsModule {}
