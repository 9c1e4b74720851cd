import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';
import { DataSource } from 'typeorm';
import { SettingsService } from '@domain/settings/settings.service.js';
import { productFolder } from '@platform/config/product-version.js';
import { plainPath } from '../http/plain-path.js';
import { sessionSecretOf } from '../http/session-cookie.js';
import { PageLinks, type PageParts } from './page-parts.js';
import { serveAssets } from './serve-assets.js';

const FOLDER = join(productFolder, 'dist/apps/web');
/** What is not the page's: an address below these that nobody answers is a 404. */
const OTHERS = /^\/(api|health|metrics|admin|assets|assets-fixed)(\/|$)/;

/** Hands out the web application. Its pages have addresses of their own, all answered by the one document. */
@Injectable()
export class PageService {
  private readonly document = readFileSync(join(FOLDER, 'index.html'), 'utf8');
  private readonly links = new PageLinks(JSON.parse(readFileSync(join(FOLDER, 'page-parts.json'), 'utf8')) as PageParts);

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: SettingsService,
  ) {}

  mount(app: NestExpressApplication): void {
    app.use('/assets', serveAssets(join(FOLDER, 'assets')));
    app.use('/assets-fixed', express.static(join(FOLDER, 'assets-fixed'), { index: false, redirect: false, maxAge: '1h' }));
    app.use((request: Request, response: Response, next: NextFunction) => {
      if (request.method !== 'GET' || OTHERS.test(plainPath(request)) || !isText(request.path)) next();
      else void this.send(request, response);
    });
  }

  /** Whether the browser came with a session's cookie is told, so that a stranger's page need not ask who it is; only others see a page. */
  private async send(request: Request, response: Response): Promise<void> {
    const nonce = randomBytes(16).toString('base64');
    const known = sessionSecretOf(request) !== null;
    response.setHeader('content-security-policy', policy(nonce, await this.recorder()));
    response.setHeader('cache-control', 'no-store');
    response.type('text/html; charset=utf-8').send(
      this.document
        .replace('__NONCE__', nonce)
        .replace('__SESSION__', known ? 'some' : 'none')
        .replace('</head>', `${known ? this.links.for(request.path) : ''}</head>`),
    );
  }

  /** Where recordings are heard that are not kept here; null: nowhere, or nobody knows just now. */
  private async recorder(): Promise<string | null> {
    const pattern = await this.settings.read(this.dataSource.manager, 'recording_link_pattern').catch(() => null);
    return pattern === null ? null : new URL(pattern).origin;
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

/** Everything comes from here, but for recordings that lie elsewhere; the styles that components make as they are shown carry the nonce. */
function policy(nonce: string, recorder: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `media-src 'self' blob:${recorder === null ? '' : ` ${recorder}`}`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
