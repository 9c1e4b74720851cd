import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Problem } from '@contracts/http.js';
import { ENVIRONMENT } from '@platform/config/config.module.js';
import type { Environment } from '@platform/config/environment.js';
import { isConnectionLost, isStatementCancelled } from '@platform/database/database.errors.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import { FieldErrors } from '@platform/errors/field-errors.errors.js';
import { render, type Language } from '@platform/i18n/translate.js';
import type { Logger } from '@platform/logging/logger.js';
import { languageOfRequest, LOGGER_SETTING } from './caller.js';
import { InvalidRequestError } from './http.errors.js';

/** Turns every error into a problem document (RFC 9457) with a stable code; what is not ours is logged and not told. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const language = languageOfRequest(request, this.environment.language);
    const told = tellable(error, request);
    if (told === null) (request.app.get(LOGGER_SETTING) as Logger).error({ reqId: request.id, err: error }, 'request failed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const refusal = told ?? new FairmarkError('http.internal', { id: request.id }, 500);
    const problem: Problem = {
      type: 'about:blank',
      title: refusal.sentence(language),
      status: refusal.status,
      code: told === null ? 'internal' : refusal.code,
      instance: `urn:request:${request.id}`,
      ...fieldsOf(refusal, language),
    };
    const retry = refusal.params['seconds'];
    if ((refusal.status === 429 || refusal.status === 503) && retry !== undefined) response.setHeader('retry-after', retry);
    if (refusal.status === 401) response.setHeader('www-authenticate', 'Bearer realm="fairmark"');
    response.setHeader('content-language', language === 'zh' ? 'zh-CN' : 'en');
    response.setHeader('cache-control', 'no-store');
    response.status(refusal.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}

function fieldsOf(refusal: FairmarkError, language: Language): Pick<Problem, 'errors'> {
  if (refusal instanceof InvalidRequestError) return { errors: [...refusal.fields] };
  if (!(refusal instanceof FieldErrors)) return {};
  return {
    errors: refusal.problems.map(({ pointer, in: place, message }) => ({
      pointer,
      in: place,
      code: message.key,
      detail: render(language, message),
    })),
  };
}

/** The refusal to tell of an error; null: a defect. */
function tellable(error: unknown, request: Request): FairmarkError | null {
  if (error instanceof FairmarkError) return error;
  if (isConnectionLost(error)) return new FairmarkError('http.unavailable', {}, 503);
  if (isStatementCancelled(error)) return new FairmarkError('http.took_too_long', {}, 503);
  const { status } = error as { status?: unknown };
  const code = error instanceof HttpException ? error.getStatus() : status;
  if (code === 404) return new FairmarkError('http.not_found', {}, 404);
  if (code === 403) return new FairmarkError('http.forbidden', {}, 403);
  if (code === 405) return new FairmarkError('http.method_not_allowed', { method: request.method }, 405);
  // Such as an address with a broken escape.
  return typeof code === 'number' && code >= 400 && code < 500 ? new FairmarkError('http.invalid', {}, 400) : null;
}
