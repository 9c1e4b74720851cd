import { Module } from '@nestjs/common';
import { AuditChainService } from './audit-chain.service.js';
import { AuditChainStore } from './audit-chain.store.js';
import { AuditExportService } from './audit-export.service.js';
import { AuditQueryService } from './audit-query.service.js';
import { AuditRetentionService } from './audit-retention.service.js';
import { AuditService } from './audit.service.js';
import { AuditVerifierService } from './audit-verifier.service.js';

@Module({
  providers: [
    AuditService,
    AuditChainStore,
    AuditChainService,
    AuditVerifierService,
    AuditRetentionService,
    AuditQueryService,
    AuditExportService,
  ],
  exports: [AuditService, AuditChainService, AuditVerifierService, AuditRetentionService, AuditQueryService, AuditExportService],
})
export class AuditModule {}
