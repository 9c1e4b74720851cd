import { Module } from '@nestjs/common';
import { AccountsModule as AccountsDomainModule } from '@domain/accounts/accounts.module.js';
import { AccountsController } from './accounts.controller.js';
import { DeputiesController } from './deputies.controller.js';
import { SessionCookies } from './session-cookies.service.js';
import { SessionController } from './session.controller.js';
import { SignInController } from './sign-in.controller.js';
import { TokensController } from './tokens.controller.js';

/** Signing in, one's own account, and everybody's for administrators. */
@Module({
  imports: [AccountsDomainModule],
  controllers: [SignInController, SessionController, TokensController, AccountsController, DeputiesController],
  providers: [SessionCookies],
})
export class AccountsModule {}
