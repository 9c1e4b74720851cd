import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Provider from 'oidc-provider';

export const OIDC_CLIENT = { id: 'fairmark', secret: 'a secret between the two of us' };

/**
 * A real OpenID Connect provider on a free port. Whoever comes is signed in as the person of `person` without being asked, since asking is
 * the provider's own business.
 */
export class OidcProvider {
  issuer = '';
  /** The subject and its claims; null: the provider refuses. */
  person: { sub: string; [claim: string]: unknown } | null = null;
  /** By how many seconds its clock is ahead. */
  clockAheadS = 0;
  /** Every request for a token: its parameters. */
  readonly tokenRequests: URLSearchParams[] = [];
  private server: Server | null = null;
  private readonly voice = { warn: Reflect.get(console, 'warn') as unknown, info: Reflect.get(console, 'info') as unknown };

  /** @param redirectUri where it may send people back to */
  async listen(redirectUri: string): Promise<void> {
    const server = createServer();
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    // It has much to say of being new here, from the moment it is loaded.
    Object.assign(console, { warn: () => undefined, info: () => undefined });
    const { default: Provider } = await import('oidc-provider');
    const provider = new Provider(this.issuer, {
      clients: [
        {
          client_id: OIDC_CLIENT.id,
          client_secret: OIDC_CLIENT.secret,
          redirect_uris: [redirectUri],
          grant_types: ['authorization_code'],
          response_types: ['code'],
        },
      ],
      claims: { openid: ['sub'], profile: ['preferred_username', 'staff_no', 'name'] },
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false } },
      cookies: { keys: ['only for this test'] },
      findAccount: (_context, sub) => ({ accountId: sub, claims: async () => ({ ...this.person, sub }) }),
      interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    });
    const answer = provider.callback();
    server.on('request', (request, response) => {
      if (this.clockAheadS !== 0) this.shiftClock(response);
      if (request.url?.startsWith('/interaction/') !== true) return void answer(request, response);
      void this.finish(provider, request, response);
    });
    provider.on('grant.success', (context) => this.note(context.oidc.params));
    provider.on('grant.error', (context) => this.note(context.oidc?.params));
  }

  async close(): Promise<void> {
    Object.assign(console, this.voice);
    await new Promise<void>((resolve) => (this.server === null ? resolve() : void this.server.close(() => resolve())));
  }

  /** Follows the way of a browser from the address it was sent to, keeping the provider's cookies. @returns where it is sent back to */
  async walk(url: string): Promise<string> {
    const cookies = new Map<string, string>();
    let at = url;
    for (let step = 0; step < 12 && at.startsWith(this.issuer); step += 1) {
      const response = await fetch(at, {
        redirect: 'manual',
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      });
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';');
        cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
      }
      const next = response.headers.get('location');
      if (next === null) throw new Error(`The provider stopped with ${response.status}: ${await response.text()}`);
      at = new URL(next, at).href;
    }
    return at;
  }

  /** Until the answer is out; it shares the process with those who ask, and they wait for it. */
  private shiftClock(response: ServerResponse): void {
    const { now } = Date;
    Date.now = () => now() + this.clockAheadS * 1000;
    response.on('close', () => (Date.now = now));
  }

  private note(params: unknown): void {
    this.tokenRequests.push(new URLSearchParams(params as Record<string, string>));
  }

  /** The person has signed in and agreed, or not. */
  private async finish(provider: Provider, ...[request, response]: Parameters<Provider['interactionDetails']>): Promise<void> {
    const { prompt, params } = await provider.interactionDetails(request, response);
    if (this.person === null) return provider.interactionFinished(request, response, { error: 'access_denied' });
    if (prompt.name === 'login') return provider.interactionFinished(request, response, { login: { accountId: this.person.sub } });
    const grant = new provider.Grant({ accountId: this.person.sub, clientId: String(params['client_id']) });
    grant.addOIDCScope(String(params['scope']));
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  }
}
