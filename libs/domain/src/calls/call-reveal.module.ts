import { Module } from '@nestjs/common';
import { CryptoModule } from '@platform/crypto/crypto.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { CallRevealService } from './call-reveal.service.js';

@Module({ imports: [AuditModule, CryptoModule, SettingsModule], providers: [CallRevealService], exports: [CallRevealService] })
export class CallRevealModule {}
