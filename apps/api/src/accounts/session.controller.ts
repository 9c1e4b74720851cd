import { Controller, Res } from '@nestjs/common';
import type { Response } from 'express';
import { changePassword, endSession, getSession, listSessions, signOut, signOutEverywhere, updateSession } from '@contracts/sign-in.js';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { OwnAccountService } from '@domain/accounts/own-account.service.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';
import { SessionCookies } from './session-cookies.service.js';

@Controller()
export class SessionController {
  constructor(
    private readonly own: OwnAccountService,
    private readonly cookies: SessionCookies,
  ) {}

  @Handle(getSession)
  get(@Caller() { actor, sessionId }: CallerContext): Promise<RouteOutput<typeof getSession>> {
    return this.own.describe(actor, sessionId);
  }

  @Handle(updateSession)
  update(@Input() { body }: RouteInput<typeof updateSession>, @Caller() { actor }: CallerContext): Promise<void> {
    return this.own.setLanguage(actor, body.language);
  }

  @Handle(changePassword)
  changePassword(@Input() { body }: RouteInput<typeof changePassword>, @Caller() { actor, sessionId }: CallerContext): Promise<void> {
    return this.own.changePassword(actor, sessionId, body.current_password, body.new_password);
  }

  @Handle(signOut)
  async signOut(@Caller() { actor, sessionId }: CallerContext, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.own.signOut(actor, sessionId);
    this.cookies.clearSession(response);
  }

  @Handle(signOutEverywhere)
  async signOutEverywhere(@Caller() { actor }: CallerContext, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.own.endAllSessions(actor);
    this.cookies.clearSession(response);
  }

  @Handle(listSessions)
  list(
    @Input() { query }: RouteInput<typeof listSessions>,
    @Caller() { actor, sessionId }: CallerContext,
  ): Promise<RouteOutput<typeof listSessions>> {
    return this.own.listSessions(actor, sessionId, query);
  }

  @Handle(endSession)
  end(@Input() { params }: RouteInput<typeof endSession>, @Caller() { actor }: CallerContext): Promise<void> {
    return this.own.endSession(actor, params.id);
  }
}
