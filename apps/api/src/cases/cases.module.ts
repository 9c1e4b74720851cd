import { Module } from '@nestjs/common';
import { CasesModule as CasesDomainModule } from '@domain/cases/cases.module.js';
import { ImportsModule as ImportsDomainModule } from '@domain/imports/imports.module.js';
import { CasesController } from './cases.controller.js';

@Module({ imports: [CasesDomainModule, ImportsDomainModule], controllers: [CasesController] })
export class CasesModule {}
