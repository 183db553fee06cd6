import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProviderConfig } from '../src/sign-in/provider.service';

interface Underway {
  readonly challenge: string;
  readonly nonce: string;
}

const logoutEvent = { 'http://schemas.openid.net/event/backchannel-logout': {} };

/** An OpenID provider as the gateway sees it, which a spec may make lie, refuse or go away. */
export class Issuer {
  /** What the next ID tokens say besides what every one says. */
  claims: JWTPayload = { preferred_username: 'xa.ham-tan', sub: 'subject-1', sid: 'session-1', acr: 'password' };
  accessSeconds = 300;
  away = false;
  refusesRevocation = false;
  /** What introspection says of an access token. */
  readonly machines = new Map<string, object>();
  /** The refresh token that is good just now; every use makes a new one. */
  refreshToken = '';
  readonly revoked: string[] = [];
  readonly asked: { path: string; form: URLSearchParams }[] = [];
  url = '';
  private server: Server | undefined;
  private readonly codes = new Map<string, Underway>();
  private key!: { privateKey: CryptoKey; jwk: JWK };

  async start(): Promise<this> {
    await this.newKey();
    this.server = createServer((request, response) => void this.answer(request, response));
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  config(more: Partial<ProviderConfig> = {}): ProviderConfig {
    return {
      ...{ issuer: this.url, clientId: 'gateway', clientSecret: 'a secret of the client', scope: 'openid' },
      accountClaim: 'preferred_username',
      secondFactor: { ask: 'second-factor', proofs: ['second-factor', 'otp'] },
      machines: { role: 'role', province: 'provinceId' },
      insideUrl: undefined,
      ...more,
    };
  }

  /** The person signs in: the address with which the provider sends the browser back. */
  consent(authorization: string): URL {
    const asked = new URL(authorization).searchParams;
    const code = randomUUID();
    this.codes.set(code, { challenge: asked.get('code_challenge') ?? '', nonce: asked.get('nonce') ?? '' });
    const back = new URL(asked.get('redirect_uri') ?? '');
    back.search = new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString();
    return back;
  }

  sign(
    claims: JWTPayload,
    { typ, key = this.key.privateKey }: { typ?: string; key?: CryptoKey } = {},
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ iss: this.url, aud: 'gateway', iat: now, exp: now + 300, jti: randomUUID(), ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: this.key.jwk.kid!, ...(typ && { typ }) })
      .sign(key);
  }

  unsigned(claims: JWTPayload): string {
    const now = Math.floor(Date.now() / 1000);
    return new UnsecuredJWT({ iss: this.url, aud: 'gateway', iat: now, exp: now + 300, ...claims }).encode();
  }

  logoutToken(claims: object = {}): Promise<string> {
    return this.sign({ sub: 'subject-1', sid: 'session-1', events: logoutEvent, ...claims }, { typ: 'logout+jwt' });
  }

  async newKey(): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    this.key = { privateKey, jwk: { ...(await exportJWK(publicKey)), kid: randomUUID(), alg: 'ES256', use: 'sig' } };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    if (this.away) return void response.destroy();
    const path = request.url ?? '';
    const form = new URLSearchParams(body);
    this.asked.push({ path, form });
    const [status, answer] = await this.answerTo(path, form);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }

  private async answerTo(path: string, form: URLSearchParams): Promise<[number, object]> {
    if (path === '/.well-known/openid-configuration') return [200, this.metadata()];
    if (path === '/jwks') return [200, { keys: [this.key.jwk] }];
    if (path === '/introspection') return [200, this.machines.get(form.get('token') ?? '') ?? { active: false }];
    if (path === '/revocation') return this.revoke(form);
    if (path === '/token') return this.grant(form);
    return [404, { error: 'not_found' }];
  }

  private revoke(form: URLSearchParams): [number, object] {
    if (this.refusesRevocation) return [503, { error: 'temporarily_unavailable' }];
    this.revoked.push(form.get('token') ?? '');
    return [200, {}];
  }

  private async grant(form: URLSearchParams): Promise<[number, object]> {
    const refused: [number, object] = [400, { error: 'invalid_grant' }];
    if (form.get('grant_type') === 'refresh_token') {
      if (form.get('refresh_token') !== this.refreshToken) return refused;
      return [200, await this.tokens()];
    }
    const code = form.get('code') ?? '';
    const known = this.codes.get(code);
    this.codes.delete(code); // good for once
    const verifier = form.get('code_verifier') ?? '';
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    if (!known || known.challenge !== challenge) return refused;
    return [200, { ...(await this.tokens()), id_token: await this.sign({ nonce: known.nonce, ...this.claims }) }];
  }

  private async tokens(): Promise<object> {
    this.refreshToken = `refresh-${randomUUID()}`;
    const tokens = { access_token: `access-${randomUUID()}`, token_type: 'Bearer', expires_in: this.accessSeconds };
    return { ...tokens, refresh_token: this.refreshToken };
  }

  private metadata(): object {
    const at = (path: string) => this.url + path;
    return {
      ...{ issuer: this.url, authorization_endpoint: at('/authorize'), token_endpoint: at('/token') },
      ...{ jwks_uri: at('/jwks'), introspection_endpoint: at('/introspection') },
      ...{ revocation_endpoint: at('/revocation'), end_session_endpoint: at('/end') },
      ...{ id_token_signing_alg_values_supported: ['ES256'], code_challenge_methods_supported: ['S256'] },
    };
  }
}
