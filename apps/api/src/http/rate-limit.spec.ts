import type { Request, Response } from 'express';
import { PER_ADDRESS, SIGN_INS_PER_ADDRESS } from './limits.js';
import { rateLimits } from './rate-limit.js';

/** How many of these requests one address is admitted with. */
function admitted(paths: (at: number) => { path: string; cookie?: string }, count: number): number {
  const limits = rateLimits();
  let passed = 0;
  for (let at = 0; at < count; at++) {
    const { path, cookie } = paths(at);
    const request = { ip: '192.0.2.7', method: 'POST', path, headers: cookie === undefined ? {} : { cookie } };
    void limits(request as unknown as Request, {} as Response, (error?: unknown) => void (error === undefined && passed++));
  }
  return passed;
}

describe('signing in', () => {
  it('has one limit an address, however its path is written and whatever cookie is made up', () => {
    const ways = ['/api/v1/sign-in', '/api/v1/sign-in/', '/API/v1/Sign-In'];
    const asked = (at: number) => ({ path: ways[at % 3]!, cookie: `fairmark_session=made-up-${at}` });
    expect(admitted(asked, 2 * SIGN_INS_PER_ADDRESS)).toBe(SIGN_INS_PER_ADDRESS);
  });
});

describe('a stranger', () => {
  it('has a limit of the address', () => {
    expect(admitted(() => ({ path: '/health/live' }), PER_ADDRESS + 10)).toBe(PER_ADDRESS);
  });
});
