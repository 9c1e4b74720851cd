import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
  type ExecutionContext,
} from '@nestjs/common';
import type { Request } from 'express';
import type { RouteDefinition } from '@contracts/http.js';
import { parseRequest } from './parse-request.js';
import { addressOf } from './route-address.js';

const ROUTE = Symbol('route');

/** Makes a method the answer to a declared route. */
export function Handle(route: RouteDefinition): MethodDecorator {
  return applyDecorators(
    SetMetadata(ROUTE, route),
    RequestMapping({ path: addressOf(route), method: RequestMethod[route.method] }),
    HttpCode(statusOf(route)),
  );
}

/** The request's parameters, query and body, parsed as the route declares. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const http = context.switchToHttp();
  return parseRequest(routeOf(context.getHandler())!, http.getRequest<Request>());
});

/** null: the handler declares no route. */
export function routeOf(handler: object): RouteDefinition | null {
  return (Reflect.getMetadata(ROUTE, handler) as RouteDefinition | undefined) ?? null;
}

export function statusOf(route: RouteDefinition): number {
  return route.status ?? (route.response === undefined && route.responseType === undefined ? 204 : 200);
}
