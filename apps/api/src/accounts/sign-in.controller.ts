import { Controller, Redirect, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { beginSingleSignOn, finishSingleSignOn, signIn, signInMethods } from '@contracts/sign-in.js';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { AccessService } from '@domain/accounts/access.service.js';
import { SignInFailedError } from '@domain/accounts/accounts.errors.js';
import { DirectoryService } from '@domain/accounts/directory.service.js';
import { OwnAccountService } from '@domain/accounts/own-account.service.js';
import type { Client } from '@domain/accounts/session.store.js';
import { SignInService } from '@domain/accounts/sign-in.service.js';
import { SingleSignOnService } from '@domain/accounts/single-sign-on.service.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';
import { SessionCookies } from './session-cookies.service.js';

@Controller()
export class SignInController {
  constructor(
    private readonly signIns: SignInService,
    private readonly singleSignOn: SingleSignOnService,
    private readonly directory: DirectoryService,
    private readonly access: AccessService,
    private readonly own: OwnAccountService,
    private readonly cookies: SessionCookies,
  ) {}

  @Handle(signInMethods)
  methods(): RouteOutput<typeof signInMethods> {
    return { password: true, ldap: this.directory.isOn, oidc: this.singleSignOn.isOn };
  }

  /** Whoever was signed in on this page before is signed out. */
  @Handle(signIn)
  async signIn(
    @Input() { body }: RouteInput<typeof signIn>,
    @Caller() caller: CallerContext,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RouteOutput<typeof signIn>> {
    const { secret } = await this.signIns.signIn(body.employee_no, body.password, clientOf(request, caller));
    if (caller.sessionId !== null) await this.own.signOut(caller.actor, caller.sessionId);
    const identity = await this.access.bySession(secret);
    if (identity === null) throw new SignInFailedError();
    this.cookies.setSession(response, secret);
    return this.own.describe(identity.actor, identity.sessionId);
  }

  @Handle(beginSingleSignOn)
  @Redirect()
  async begin(
    @Input() { query }: RouteInput<typeof beginSingleSignOn>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ url: string; statusCode: number }> {
    const { url, secret } = await this.singleSignOn.begin(query.return_to);
    this.cookies.setAttempt(response, secret);
    return { url, statusCode: 302 };
  }

  /** What the provider sends along is checked as it came. */
  @Handle(finishSingleSignOn)
  @Redirect()
  async finish(
    @Caller() caller: CallerContext,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ url: string; statusCode: number }> {
    const attempt = this.cookies.takeAttempt(request, response);
    const query = request.originalUrl.slice(request.path.length);
    const { secret, returnTo } = await this.singleSignOn.finish(attempt, query, clientOf(request, caller));
    this.cookies.setSession(response, secret);
    return { url: returnTo, statusCode: 302 };
  }
}

function clientOf(request: Request, { address }: CallerContext): Client {
  return { address, userAgent: request.headers['user-agent'] ?? '' };
}
