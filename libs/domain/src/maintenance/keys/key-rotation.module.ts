import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/audit.module.js';
import { KeyRotationService } from './key-rotation.service.js';
import { SealedValuesStore } from './sealed-values.store.js';

/** Without the cipher, which refuses to start with a key that is not in use: here that is put right. Needs ConfigModule. */
@Module({ imports: [AuditModule], providers: [KeyRotationService, SealedValuesStore], exports: [KeyRotationService] })
export class KeyRotationModule {}
