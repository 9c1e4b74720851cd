import { Injectable, StreamableFile, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { routeOf } from './handle.js';
import { Tagged } from './tagged.js';

/** Sends what the route declares and nothing else, with its tag; an answer of another shape is a defect of ours. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = routeOf(context.getHandler());
    const http = context.switchToHttp();
    const response = http.getResponse<Response>();
    if (!response.hasHeader('cache-control')) response.setHeader('cache-control', 'private, no-store');
    return next.handle().pipe(
      map((answer: unknown) => {
        if (answer instanceof StreamableFile || route?.response === undefined) return answer;
        const body = route.response.parse(answer instanceof Tagged ? answer.body : answer);
        if (answer instanceof Tagged) return tag(http.getRequest<Request>(), response, answer.tag, body);
        return body;
      }),
    );
  }
}

function tag(request: Request, response: Response, value: string, body: unknown): unknown {
  const etag = `"${value}"`;
  response.setHeader('etag', etag);
  response.setHeader('cache-control', 'private, no-cache');
  const known = (request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  if (request.method !== 'GET' || !known.includes(etag)) return body;
  response.status(304);
  return undefined;
}
