import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { AccountAdminService } from './account-admin.service.js';
import { AccountStore } from './account.store.js';
import { SessionStore } from './session.store.js';
import { SignInFailureStore } from './sign-in-failure.store.js';
import { TokenStore } from './token.store.js';

/** What it takes to open and close accounts, without signing anybody in. */
@Module({
  imports: [AuditModule],
  providers: [AccountStore, SessionStore, SignInFailureStore, TokenStore, AccountAdminService],
  exports: [AccountStore, SessionStore, SignInFailureStore, AccountAdminService],
})
export class AccountAdminModule {}
