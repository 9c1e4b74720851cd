import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import sirv from 'sirv';
import { productFolder } from '@platform/config/product-version.js';
import { plainPath } from '../http/plain-path.js';
import { sessionSecretOf } from '../http/session-cookie.js';

const FOLDER = join(productFolder, 'dist/apps/web');
/** What is not the page's: an address below these that nobody answers is a 404. */
const OTHERS = /^\/(api|health|metrics|admin|assets|assets-fixed)(\/|$)/;

/** Hands out the web application. Its pages have addresses of their own, all answered by the one document. */
@Injectable()
export class PageService {
  private readonly document = readFileSync(join(FOLDER, 'index.html'), 'utf8');

  mount(app: NestExpressApplication): void {
    // Named by their content, and compressed when they were built.
    app.use('/assets', sirv(join(FOLDER, 'assets'), { immutable: true, maxAge: 31_536_000, gzip: true, etag: true }));
    app.use('/assets-fixed', sirv(join(FOLDER, 'assets-fixed'), { maxAge: 3600, etag: true }));
    app.use((request: Request, response: Response, next: NextFunction) => {
      if (request.method !== 'GET' || OTHERS.test(plainPath(request)) || !isText(request.path)) next();
      else this.send(request, response);
    });
  }

  /** Whether the browser came with a session's cookie is told, so that a stranger's page need not ask who it is. */
  private send(request: Request, response: Response): void {
    const nonce = randomBytes(16).toString('base64');
    response.setHeader('content-security-policy', policy(nonce));
    response.setHeader('cache-control', 'no-store');
    response
      .type('text/html; charset=utf-8')
      .send(this.document.replace('__NONCE__', nonce).replace('__SESSION__', sessionSecretOf(request) === null ? 'none' : 'some'));
  }
}

/** Whether an address can be read at all. */
function isText(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Everything comes from here; the styles that components make as they are shown carry the nonce. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
