import type { RouteDefinition } from '@contracts/http.js';

/** Where a route stands, with its parameters as `:name`. */
export function addressOf(route: RouteDefinition): string {
  return route.root === true ? route.path : `/api/v1${route.path}`;
}
