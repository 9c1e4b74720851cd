import { STATUS_CODES } from 'node:http';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Problem } from '@contracts/http.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import type { Language } from '@platform/i18n/translate.js';

const HEAD_TOO_LARGE = 'HPE_HEADER_OVERFLOW';
const TOO_SLOW = 'ERR_HTTP_REQUEST_TIMEOUT';

/** Answers what cannot be read as a request at all, which never comes as far as a route: a head too long, one too slow, or no HTTP. */
export function answerUnreadable(server: Server, language: Language): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    socket.end(written(refusalOf(error.code), language));
  });
}

function refusalOf(code: string | undefined): FairmarkError {
  if (code === HEAD_TOO_LARGE) return new FairmarkError('http.head_too_large', {}, 431);
  if (code === TOO_SLOW) return new FairmarkError('http.too_slow', {}, 408);
  return new FairmarkError('http.unreadable', {}, 400);
}

function written(refusal: FairmarkError, language: Language): string {
  const { status, code } = refusal;
  const problem: Problem = { type: 'about:blank', title: refusal.sentence(language), status, code };
  const body = JSON.stringify(problem);
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'connection: close',
    '',
    body,
  ].join('\r\n');
}
