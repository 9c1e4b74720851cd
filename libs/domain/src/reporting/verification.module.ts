import { Module } from '@nestjs/common';
import { ImportsModule } from '../imports/imports.module.js';
import { ReportingModule } from './reporting.module.js';
import { VerifyPerformer } from './verify.performer.js';

/** Uploaded workbooks held against the database. Needs ConfigModule. */
@Module({ imports: [ReportingModule, ImportsModule], providers: [VerifyPerformer], exports: [VerifyPerformer] })
export class VerificationModule {}
