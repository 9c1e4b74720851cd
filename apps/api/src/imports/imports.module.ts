import { Module } from '@nestjs/common';
import { ImportsModule as ImportsDomainModule } from '@domain/imports/imports.module.js';
import { JobDeskModule } from '../jobs/job-desk.module.js';
import { ImportController } from './import.controller.js';
import { UploadController } from './upload.controller.js';

@Module({ imports: [ImportsDomainModule, JobDeskModule], controllers: [ImportController, UploadController] })
export class ImportsModule {}
