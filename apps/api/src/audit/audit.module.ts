import { Module } from '@nestjs/common';
import { AuditModule as AuditTrailModule } from '@domain/audit/audit.module.js';
import { AuditController } from './audit.controller.js';

@Module({ imports: [AuditTrailModule], controllers: [AuditController] })
export class AuditModule {}
