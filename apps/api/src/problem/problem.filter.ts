import type { IncomingMessage, ServerResponse } from 'node:http';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import { translate, type Language } from '@platform/i18n/translate.js';
import type { Logger } from '@platform/logging/logger.js';

/** Turns every error into a problem document (RFC 9457) with a stable code; what is not ours is logged and not told. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly language: Language,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<ServerResponse>();
    const { status, body } = this.problem(error, http.getRequest<IncomingMessage>());
    if (response.headersSent) response.destroy();
    else response.writeHead(status, { 'content-type': 'application/problem+json; charset=utf-8' }).end(JSON.stringify(body));
  }

  private problem(error: unknown, request: IncomingMessage): { status: number; body: object } {
    if (error instanceof FairmarkError) {
      return {
        status: error.status,
        body: { type: 'about:blank', code: error.code, status: error.status, title: error.sentence(this.language) },
      };
    }
    if (error instanceof HttpException) {
      const status = error.getStatus();
      const content = error.getResponse();
      const more = typeof content === 'object' && !('statusCode' in content) ? content : {};
      return {
        status,
        body: { type: 'about:blank', code: `http.${status}`, title: error.message, ...more, ...('status' in more ? {} : { status }) },
      };
    }
    this.logger.error({ err: error, method: request.method, path: request.url?.split('?')[0] }, 'request failed');
    return {
      status: 500,
      body: { type: 'about:blank', code: 'internal', status: 500, title: translate(this.language, 'status.internal') },
    };
  }
}
