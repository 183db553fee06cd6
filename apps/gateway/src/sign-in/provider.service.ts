import { Outage } from '@langmoi/contracts/problem';
import { createRemoteJWKSet, customFetch as fetchOfJose, jwtVerify, type JWTVerifyGetKey } from 'jose';
import * as openid from 'openid-client';
import { providerAlgorithms, readLogoutToken, type Ended } from './logout-token';

/** An OpenID provider, by environment alone. */
export interface ProviderConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  readonly accountClaim: string;
  readonly secondFactor: { readonly ask: string; readonly proofs: readonly string[] };
  readonly machines: { readonly role: string; readonly province: string };
  /** Where the bundled provider is found from inside; its issuer is the address that browsers know. */
  readonly insideUrl: string | undefined;
}

/** What a sign-in under way must remember until the browser comes back. */
export interface Underway {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** What is kept of a provider's tokens: the one that renews. It never leaves the gateway. */
export interface Tokens {
  readonly refreshToken: string | null;
}

/** What the provider gave, and when its access token ends. */
export interface Granted {
  readonly tokens: Tokens;
  readonly claims: openid.IDToken | undefined;
  readonly endsAt: Date;
}

/** The provider has refused, for good: no repetition changes it. `code` is OAuth's word and no secret. */
export class Denied extends Error {
  override readonly name = 'Denied';
  constructor(readonly code: string) {
    super(`The provider refused: ${code}`);
  }
}

const away = 'OpenID provider';
const timeoutSeconds = 5;
const audience = 'langmoi';
/** Seconds; an access token that was made before that, or in the future, is none. */
const longestLife = 86_400;
/** Seconds that the provider's clock may be ahead of ours. */
const ahead = 60;

/**
 * The OpenID provider as the gateway uses it: asked for its configuration when it is first needed, so that it may be
 * away while we start and while those who are signed in go on. Every method throws Outage while it is away, and Denied
 * where it refuses.
 */
export class Provider {
  private found: Promise<openid.Configuration> | undefined;
  private foundKeys: JWTVerifyGetKey | undefined;

  constructor(
    readonly config: ProviderConfig,
    private readonly publicUrl: string,
  ) {}

  /**
   * Where the browser goes to sign in, and what must be remembered meanwhile. PKCE, state and nonce each time. Its
   * configuration is asked for anew, so that nobody is sent to a provider that is away.
   */
  async begin({ account, second }: { account?: string | undefined; second: boolean }): Promise<[URL, Underway]> {
    this.found = undefined;
    const configuration = await this.configuration();
    const kept = {
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      verifier: openid.randomPKCECodeVerifier(),
    };
    const url = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: this.callback,
      scope: this.config.scope,
      state: kept.state,
      nonce: kept.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(kept.verifier),
      code_challenge_method: 'S256',
      ...(account && { login_hint: account }),
      ...(second && { acr_values: this.config.secondFactor.ask }),
    });
    return [url, kept];
  }

  /** Exchanges the code of the callback's address; signature, issuer, audience, nonce and times of the ID token hold. */
  async finish(search: string, { state, nonce, verifier }: Underway): Promise<Granted> {
    const configuration = await this.configuration();
    const url = new URL(`${this.callback}${search}`);
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
    const answer = granted(await told(openid.authorizationCodeGrant(configuration, url, checks)));
    // The library looks at the end of a token, not at its beginning.
    if ((answer.claims?.iat ?? 0) > Date.now() / 1_000 + ahead) throw new Denied('id_token_from_the_future');
    return answer;
  }

  /** New tokens for old; a provider that does not rotate leaves the refresh token as it is. */
  async refresh({ refreshToken }: Tokens): Promise<Granted> {
    if (!refreshToken) throw new Denied('no_refresh_token');
    const answer = granted(await told(openid.refreshTokenGrant(await this.configuration(), refreshToken)));
    return { ...answer, tokens: { refreshToken: answer.tokens.refreshToken ?? refreshToken } };
  }

  /** Whether it is the provider that comes along with the product, below our own address. */
  get isBundled(): boolean {
    return this.config.insideUrl !== undefined;
  }

  /** Gives a refresh token back; false where there is none or the provider takes none. */
  async revoke({ refreshToken }: Tokens): Promise<boolean> {
    if (!refreshToken) return false;
    const configuration = await this.configuration();
    if (!configuration.serverMetadata().revocation_endpoint) return false;
    await told(openid.tokenRevocation(configuration, refreshToken, { token_type_hint: 'refresh_token' }));
    return true;
  }

  /**
   * Where the browser signs out at the provider; null where that cannot be. A page's script reads this address, so no
   * token is in it: the provider knows the browser by its own cookie, and us by our name.
   */
  async endAddress(): Promise<string | null> {
    const configuration = await this.configuration();
    if (!configuration.serverMetadata().end_session_endpoint) return null;
    return openid.buildEndSessionUrl(configuration, { post_logout_redirect_uri: `${this.publicUrl}/` }).href;
  }

  /** Whose sign-ins a logout token ends. */
  async readLogout(token: string): Promise<Ended> {
    return told(readLogoutToken(token, await this.keys(), this.config));
  }

  /**
   * What the provider knows of an access token just now; undefined where it is not, or no longer, one for us. One that
   * can be read is read first: signature by the published keys, issuer, audience, times.
   */
  async introspect(token: string): Promise<openid.IntrospectionResponse | undefined> {
    const configuration = await this.configuration();
    if (token.includes('.')) await this.readAccessToken(token);
    const answer = await told(openid.tokenIntrospection(configuration, token));
    const audiences = [answer.aud ?? []].flat();
    return answer.active && audiences.includes(audience) ? answer : undefined;
  }

  private async readAccessToken(token: string): Promise<void> {
    const { issuer } = this.config;
    const required = { issuer, audience, requiredClaims: ['exp', 'iat'], maxTokenAge: longestLife, clockTolerance: 5 };
    await told(jwtVerify(token, await this.keys(), { ...required, algorithms: providerAlgorithms }));
  }

  private get callback(): string {
    return `${this.publicUrl}/api/sign-in/callback`;
  }

  private async configuration(): Promise<openid.Configuration> {
    this.found ??= this.discover();
    try {
      return await this.found;
    } catch (cause) {
      this.found = undefined;
      throw new Outage(away, 5, { cause });
    }
  }

  private discover(): Promise<openid.Configuration> {
    const { issuer, clientId, clientSecret } = this.config;
    const options = [
      openid.enableNonRepudiationChecks,
      ...(issuer.startsWith('http:') ? [openid.allowInsecureRequests] : []),
    ];
    return openid.discovery(new URL(issuer), clientId, undefined, openid.ClientSecretBasic(clientSecret), {
      execute: options,
      timeout: timeoutSeconds,
      [openid.customFetch]: (url, request) => this.fetch(url, request as RequestInit),
    });
  }

  private async keys(): Promise<JWTVerifyGetKey> {
    const { jwks_uri: address = '' } = (await this.configuration()).serverMetadata();
    this.foundKeys ??= createRemoteJWKSet(new URL(address), {
      cooldownDuration: 1_000,
      [fetchOfJose]: (url, request) => this.fetch(url, request),
    });
    return this.foundKeys;
  }

  private fetch(url: string, request: RequestInit): Promise<Response> {
    const { insideUrl } = this.config;
    const { origin } = new URL(this.publicUrl);
    if (!insideUrl || !url.startsWith(`${origin}/`)) return fetch(url, request);
    return fetch(insideUrl.replace(/\/$/, '') + url.slice(origin.length), request);
  }
}

const granted = (answer: openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers): Granted => ({
  tokens: { refreshToken: answer.refresh_token ?? null },
  claims: answer.claims(),
  endsAt: new Date(Date.now() + (answer.expiresIn() ?? 300) * 1000),
});

/**
 * A refusal is told by OAuth's word alone, for a library's errors may hold the answer with its tokens. What is no
 * refusal (no connection, no answer in time, 5xx) is an outage.
 */
async function told<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Outage) throw error;
    const code = refusalOf(error);
    throw code === undefined ? new Outage(away) : new Denied(code);
  }
}

/** Codes of no refusal: the answer did not come, or is not the provider's. */
const noAnswer =
  /^(OAUTH_(TIMEOUT|ABORT|RESPONSE_IS_NOT_CONFORM|RESPONSE_IS_NOT_JSON|PARSE_ERROR)|ERR_JWKS_TIMEOUT|ERR_JOSE_GENERIC)/;

function refusalOf(error: unknown): string | undefined {
  if (error instanceof openid.ResponseBodyError) return error.status >= 500 ? undefined : plain(error.error);
  if (error instanceof openid.AuthorizationResponseError) return plain(error.error);
  const code = codeOf(error);
  return /^(OAUTH_|ERR_J)/.test(code) && !noAnswer.test(code) ? plain(code) : undefined;
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

const plain = (word: string): string => word.replace(/[^A-Za-z_]/g, '').slice(0, 60);
