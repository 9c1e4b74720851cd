import type { Request } from 'express';

/** The path as routing understands it, which minds neither letter case nor a slash at the end. */
export function plainPath(request: Pick<Request, 'path'>): string {
  return request.path.toLowerCase().replace(/\/+$/, '');
}
