import { randomBytes } from 'node:crypto';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { RouteInput } from '@contracts/http.js';
import { ENVIRONMENT } from '@platform/config/config.module.js';
import type { Environment } from '@platform/config/environment.js';
import { Handle, Input } from '../http/handle.js';
import { StatusPageService } from './status-page.service.js';
import { chooseLanguage, renderStatusPage } from './status-page.js';
import { getStatusPage } from './status.routes.js';

@Controller()
export class StatusController {
  constructor(
    private readonly pages: StatusPageService,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  @Handle(getStatusPage)
  async page(
    @Input() { query }: RouteInput<typeof getStatusPage>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const language = chooseLanguage(query.lang, request.headers['accept-language'], this.environment.language);
    const nonce = randomBytes(16).toString('base64');
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    response.setHeader('content-language', language);
    response.setHeader('vary', 'accept-language');
    response.type('text/html; charset=utf-8');
    return renderStatusPage(await this.pages.content(), language, nonce);
  }
}
