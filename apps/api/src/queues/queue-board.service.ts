import { Injectable } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import type { NextFunction, Request, Response } from 'express';
import { AccessService } from '@domain/accounts/access.service.js';
import { reachOfActor } from '../http/access.guard.js';
import { recognise } from '../http/caller.js';
import { ForbiddenError, SignInFirstError } from '../http/http.errors.js';
import { sessionSecretOf } from '../http/session-cookie.js';
import { EVERYTHING } from '@platform/auth/data-scope.js';
import { QueueCountsService } from './queue-counts.service.js';

const PATH = '/admin/queues';
// The board brings its own script and writes style attributes.
const POLICY = `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'`;

/** The queue monitor, for administrators who are signed in at a page. */
@Injectable()
export class QueueBoardService {
  constructor(
    private readonly access: AccessService,
    private readonly queues: QueueCountsService,
  ) {}

  mount(app: NestExpressApplication): void {
    const adapter = new ExpressAdapter();
    adapter.setBasePath(PATH);
    createBullBoard({
      queues: this.queues.all().map((queue) => new BullMQAdapter(queue)),
      serverAdapter: adapter,
      options: { uiConfig: { boardTitle: 'Fairmark' } },
    });
    app.use(PATH, (request: Request, response: Response, next: NextFunction) => {
      this.admit(request).then(() => {
        response.setHeader('content-security-policy', POLICY);
        next();
      }, next);
    });
    app.use(PATH, adapter.getRouter());
  }

  /** A change must come from the board's own page: the browser says where it comes from. */
  private async admit(request: Request): Promise<void> {
    const secret = sessionSecretOf(request);
    const identity = secret === null ? null : await this.access.bySession(secret);
    if (identity === null || identity.mustChangePassword) throw new SignInFirstError();
    recognise(request, { actor: identity.actor, scope: EVERYTHING, sessionId: identity.sessionId, language: identity.language });
    if (reachOfActor(identity.actor, 'queues.manage') === null) throw new ForbiddenError();
    if (request.method !== 'GET' && !isOwnPage(request)) throw new ForbiddenError();
  }
}

function isOwnPage(request: Request): boolean {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host && (site === undefined || site === 'same-origin');
}
