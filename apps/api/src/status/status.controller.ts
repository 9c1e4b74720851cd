import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { Controller, Get, Headers, Header, Inject, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { StatusPageService } from './status-page.service.js';
import { chooseLanguage, renderStatusPage } from './status-page.js';
import { ENVIRONMENT } from '@platform/config/config.module.js';
import type { Environment } from '@platform/config/environment.js';

@Controller()
export class StatusController {
  constructor(
    private readonly pages: StatusPageService,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  async page(
    @Query('lang') asked: unknown,
    @Headers('accept-language') accepted: string | undefined,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<string> {
    const language = chooseLanguage(asked, accepted, this.environment.language);
    const nonce = randomBytes(16).toString('base64');
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    response.setHeader('content-language', language);
    response.setHeader('vary', 'accept-language');
    return renderStatusPage(await this.pages.content(), language, nonce);
  }

  @Get('downloads/:name')
  @Header('cache-control', 'no-store')
  async download(@Param('name') name: string): Promise<StreamableFile> {
    const { file, stream, type } = await this.pages.workbook(name);
    return new StreamableFile(stream, {
      type,
      length: file.bytes,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  }
}
