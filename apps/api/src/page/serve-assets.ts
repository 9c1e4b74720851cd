import { extname } from 'node:path';
import express, { type RequestHandler, type Response } from 'express';

const COMPRESSED = '.gz';
const COMPRESSIBLE = /\.(js|css)$/;
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** Hands out files that are named by their content: scripts and styles in the compressed copy that the build laid beside them. */
export function serveAssets(folder: string): RequestHandler {
  const files = express.static(folder, { index: false, redirect: false, immutable: true, maxAge: YEAR_MS, setHeaders: tellOfCopy });
  return (request, response, next) => {
    response.vary('accept-encoding');
    if (COMPRESSIBLE.test(request.path) && request.acceptsEncodings('gzip') === 'gzip') request.url = `${request.path}${COMPRESSED}`;
    files(request, response, next);
  };
}

function tellOfCopy(response: Response, path: string): void {
  if (!path.endsWith(COMPRESSED)) return;
  response.type(extname(path.slice(0, -COMPRESSED.length)));
  response.setHeader('content-encoding', 'gzip');
}
