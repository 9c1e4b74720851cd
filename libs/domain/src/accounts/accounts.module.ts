import { Module } from '@nestjs/common';
import { ENVIRONMENT } from '@platform/config/config.module.js';
import type { Environment } from '@platform/config/environment.js';
import { loadSessionKey, SESSION_KEY } from '@platform/crypto/session-key.js';
import { AuditModule } from '../audit/audit.module.js';
import { AccessService } from './access.service.js';
import { AccountAdminModule } from './account-admin.module.js';
import { CsrfService } from './csrf.service.js';
import { DeputyService } from './deputy.service.js';
import { DeputyStore } from './deputy.store.js';
import { DirectoryService } from './directory.service.js';
import { OwnAccountService } from './own-account.service.js';
import { SignInService } from './sign-in.service.js';
import { SingleSignOnService } from './single-sign-on.service.js';
import { SingleSignOnStore } from './single-sign-on.store.js';
import { TokenService } from './token.service.js';

/** Who people are, what they may see, and how they sign in. Needs ConfigModule. */
@Module({
  imports: [AuditModule, AccountAdminModule],
  providers: [
    { provide: SESSION_KEY, inject: [ENVIRONMENT], useFactory: (environment: Environment) => loadSessionKey(environment) },
    AccessService,
    CsrfService,
    DeputyService,
    DeputyStore,
    DirectoryService,
    OwnAccountService,
    SignInService,
    SingleSignOnService,
    SingleSignOnStore,
    TokenService,
  ],
  exports: [
    AccountAdminModule,
    AccessService,
    CsrfService,
    DeputyService,
    DirectoryService,
    OwnAccountService,
    SignInService,
    SingleSignOnService,
    TokenService,
  ],
})
export class AccountsModule {}
