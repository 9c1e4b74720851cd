import { Module } from '@nestjs/common';
import { ExamsModule as ExamsDomainModule } from '@domain/exams/exams.module.js';
import { ImportsModule as ImportsDomainModule } from '@domain/imports/imports.module.js';
import { ExamsController } from './exams.controller.js';

@Module({ imports: [ExamsDomainModule, ImportsDomainModule], controllers: [ExamsController] })
export class ExamsModule {}
