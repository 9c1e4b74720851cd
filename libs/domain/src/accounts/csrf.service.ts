import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SESSION_KEY } from '@platform/crypto/session-key.js';

/** The page's own token, which another site's page cannot read: HMAC-SHA256 of the session's id under SESSION_SECRET. */
@Injectable()
export class CsrfService {
  constructor(@Inject(SESSION_KEY) private readonly key: Buffer) {}

  issue(sessionId: string): string {
    return createHmac('sha256', this.key).update(`csrf\n${sessionId}`).digest('base64url');
  }

  matches(sessionId: string, given: string): boolean {
    const expected = Buffer.from(this.issue(sessionId));
    const actual = Buffer.from(given);
    return expected.length === actual.length && timingSafeEqual(expected, actual);
  }
}
