import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import type { RouteInput } from '@contracts/http.js';
import { Handle, Input } from '../http/handle.js';
import { getDocument, getDocumentAsset, getDocumentPage } from './openapi.routes.js';
import { OpenapiService } from './openapi.service.js';

const uiFolder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Fairmark API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><div id="document"></div><script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body>
</html>`;
const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#document', deepLinking: true, validatorUrl: null });`;
// The library writes style attributes and shows its icons from data addresses.
const PAGE_POLICY = `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

@Controller()
export class OpenapiController {
  constructor(private readonly openapi: OpenapiService) {}

  @Handle(getDocument)
  document(@Res({ passthrough: true }) response: Response): object {
    response.setHeader('cache-control', 'public, max-age=60');
    return this.openapi.describe();
  }

  @Handle(getDocumentPage)
  page(@Res({ passthrough: true }) response: Response): string {
    response.setHeader('content-security-policy', PAGE_POLICY);
    response.type('text/html; charset=utf-8');
    return PAGE;
  }

  @Handle(getDocumentAsset)
  asset(@Input() { params }: RouteInput<typeof getDocumentAsset>): StreamableFile {
    const type = params.name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';
    if (params.name === 'start.js') return new StreamableFile(Buffer.from(START), { type });
    return new StreamableFile(createReadStream(join(uiFolder, params.name)), { type });
  }
}
