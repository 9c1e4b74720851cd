import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { reachOf, type Permission, type Reach } from '@contracts/access.js';
import type { RouteDefinition } from '@contracts/http.js';
import { AccessService, type Identity } from '@domain/accounts/access.service.js';
import { CsrfService } from '@domain/accounts/csrf.service.js';
import { EVERYTHING, type DataScope } from '@platform/auth/data-scope.js';
import type { Actor } from '@platform/auth/actor.js';
import { recognise } from './caller.js';
import { routeOf } from './handle.js';
import { CsrfError, ForbiddenError, PasswordChangeFirstError, SignInFirstError, TokenInvalidError } from './http.errors.js';
import { sessionSecretOf } from './session-cookie.js';

/** Nothing about people: a scope for routes that carry no such data. */
const NOBODY_ELSE: DataScope = { kind: 'some', selfId: null, stays: [], teams: [] };

/** Finds out who asks and holds them to what the route declares. A route that declares nothing is closed. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly access: AccessService,
    private readonly csrf: CsrfService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const route = routeOf(context.getHandler());
    if (route === null) return false;
    const identity = await this.identify(request, route);
    if (identity === null) {
      if (route.permission !== 'public') throw new SignInFirstError();
      return true;
    }
    const { actor, sessionId, language } = identity;
    recognise(request, { actor, scope: NOBODY_ELSE, sessionId, language });
    if (route.permission === 'public') return true;
    if (identity.mustChangePassword && route.beforePasswordChange !== true) throw new PasswordChangeFirstError();
    recognise(request, { actor, scope: await this.scope(actor, route), sessionId, language });
    return true;
  }

  /** A token wins over a cookie; whoever comes with a cookie and changes something must hold the page's own token. */
  private async identify(request: Request, route: RouteDefinition): Promise<Identity | null> {
    const authorization = request.headers.authorization;
    if (authorization !== undefined) {
      const token = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
      const identity = token === undefined ? null : await this.access.byToken(token);
      if (identity === null) throw new TokenInvalidError();
      return identity;
    }
    const secret = sessionSecretOf(request);
    const identity = secret === null ? null : await this.access.bySession(secret);
    if (identity === null || route.method === 'GET' || route.permission === 'public') return identity;
    const given = request.headers['x-csrf-token'];
    if (typeof given !== 'string' || !this.csrf.matches(identity.sessionId!, given)) throw new CsrfError();
    return identity;
  }

  private async scope(actor: Actor, route: RouteDefinition): Promise<DataScope> {
    if (route.permission === 'signed_in' || route.permission === 'public') return NOBODY_ELSE;
    const reach = reachOfActor(actor, route.permission);
    if (reach === null || (route.data === 'whole' && reach !== 'all')) throw new ForbiddenError();
    if (reach === 'all') return EVERYTHING;
    return route.data === 'rows' ? this.access.scope(actor, route.permission) : NOBODY_ELSE;
  }
}

/** How far someone's permission reaches; null: they do not have it. */
export function reachOfActor(actor: Actor, permission: Permission): Reach | null {
  if (actor.tokenPermissions !== null && !actor.tokenPermissions.includes(permission)) return null;
  return reachOf(
    permission,
    actor.roles.map((held) => held.role),
  );
}

/** @throws ForbiddenError unless someone has a permission for everybody */
export function requireAll(actor: Actor, permission: Permission): void {
  if (reachOfActor(actor, permission) !== 'all') throw new ForbiddenError();
}

/** A month that stands is changed only by those who may close it. @throws ForbiddenError */
export function mayRestate(actor: Actor): void {
  requireAll(actor, 'periods.close');
}
