import { Inject, Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { ENVIRONMENT } from '@platform/config/config.module.js';
import type { Environment } from '@platform/config/environment.js';
import type { SingleSignOnSettings } from '@platform/config/sign-in-settings.js';
import {
  SingleSignOnClaimError,
  SingleSignOnExpiredError,
  SingleSignOnOffError,
  SingleSignOnRefusedError,
  SingleSignOnUnreachableError,
} from './accounts.errors.js';
import type { Client } from './session.store.js';
import { SignInService, type SignedIn } from './sign-in.service.js';
import { SingleSignOnStore } from './single-sign-on.store.js';

const CALLBACK = '/api/v1/sign-in/oidc/callback';
const PATIENCE_S = 10;
/** How far the provider's clock may be off, in seconds. */
const CLOCK_TOLERANCE_S = 60;

/** OpenID Connect, authorization code with PKCE: the provider proves who someone is, the employee number says which account is theirs. */
@Injectable()
export class SingleSignOnService {
  private readonly settings: SingleSignOnSettings | null;
  private readonly redirectUri: string;
  private provider: Promise<oidc.Configuration> | null = null;

  constructor(
    private readonly attempts: SingleSignOnStore,
    private readonly signIns: SignInService,
    @Inject(ENVIRONMENT) environment: Pick<Environment, 'singleSignOn' | 'publicUrl' | 'port'>,
  ) {
    this.settings = environment.singleSignOn;
    this.redirectUri = (environment.publicUrl ?? `http://localhost:${environment.port}`).replace(/\/+$/, '') + CALLBACK;
  }

  get isOn(): boolean {
    return this.settings !== null;
  }

  /**
   * The way to the provider.
   * @param returnTo where on this site to go afterwards
   * @returns the address, and the secret of a cookie that binds the way back to this browser
   * @throws SingleSignOnOffError, SingleSignOnUnreachableError
   */
  async begin(returnTo: string): Promise<{ url: string; secret: string }> {
    const settings = this.settingsOrRefuse();
    const provider = await this.discover(settings);
    const checks = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
    const secret = await this.attempts.insert({ ...checks, returnTo });
    const url = oidc.buildAuthorizationUrl(provider, {
      redirect_uri: this.redirectUri,
      scope: settings.scope,
      state: checks.state,
      nonce: checks.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(checks.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, secret };
  }

  /**
   * The way back.
   * @param secret of the cookie; null: there is none
   * @param query as it came, after the question mark
   * @throws SingleSignOnExpiredError, SingleSignOnRefusedError, SingleSignOnClaimError, SingleSignOnUnreachableError, NoAccountError,
   * AccountDisabledError
   */
  async finish(secret: string | null, query: string, client: Client): Promise<SignedIn & { returnTo: string }> {
    const settings = this.settingsOrRefuse();
    const attempt = secret === null ? null : await this.attempts.take(secret);
    if (attempt === null) throw new SingleSignOnExpiredError();
    const provider = await this.discover(settings);
    const employeeNo = await told(async () => {
      const url = new URL(this.redirectUri);
      url.search = query;
      const tokens = await oidc.authorizationCodeGrant(provider, url, {
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        pkceCodeVerifier: attempt.verifier,
      });
      const claims = tokens.claims();
      if (claims === undefined) return undefined;
      // Many providers put no more than the subject into the ID token.
      return claims[settings.claim] ?? (await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub))[settings.claim];
    });
    if (typeof employeeNo !== 'string' || employeeNo.trim() === '') throw new SingleSignOnClaimError(settings.claim);
    return { ...(await this.signIns.admit(employeeNo, client)), returnTo: attempt.returnTo };
  }

  private settingsOrRefuse(): SingleSignOnSettings {
    if (this.settings === null) throw new SingleSignOnOffError();
    return this.settings;
  }

  /** What the provider says of itself is asked once; after a failure, again. */
  private async discover({ issuer, clientId, clientSecret }: SingleSignOnSettings): Promise<oidc.Configuration> {
    this.provider ??= oidc.discovery(
      new URL(issuer),
      clientId,
      { [oidc.clockTolerance]: CLOCK_TOLERANCE_S },
      clientSecret === null ? oidc.None() : oidc.ClientSecretBasic(clientSecret),
      // The settings allow http for a provider on this computer only.
      { timeout: PATIENCE_S, execute: issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [] },
    );
    try {
      return await this.provider;
    } catch {
      this.provider = null;
      throw new SingleSignOnUnreachableError();
    }
  }
}

/** Puts what went wrong between us and the provider into our own words. */
async function told<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof oidc.WWWAuthenticateChallengeError)
      throw new SingleSignOnRefusedError(word(error.cause[0]?.parameters.error ?? 'invalid_client'));
    if (error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError)
      throw new SingleSignOnRefusedError(word(error.error));
    if (error instanceof oidc.ClientError && error.code !== undefined && error.code !== 'OAUTH_TIMEOUT')
      throw new SingleSignOnRefusedError(word(error.code));
    throw new SingleSignOnUnreachableError();
  }
}

/** A code from outside, fit to stand in a sentence. */
function word(code: string): string {
  return code.replaceAll(/[^\w.-]/g, '').slice(0, 60);
}
