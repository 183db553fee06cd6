import type { Log } from '@langmoi/platform/logger';
import {
  Provider,
  type AdapterFactory,
  type Configuration,
  type JWK,
  type KoaContextWithOIDC,
  type Session,
} from 'oidc-provider';
import type { Settings } from '../config';
import { hashOf, type Seal } from '../seal';
import { signInPolicy, type FindActive } from './interaction-policy';
import { machineClaims, machinesOnly } from './machine-tokens';
import { sameHash } from './same-hash';

/** How long what the provider gives lives, in seconds; a sign-in ends after a working day whatever happens. */
const lifetimes = { code: 60, token: 300, interaction: 15 * 60, signIn: 12 * 3_600 } as const;

/** The pages that the library leaves to us: they answer with HTML on the context. */
export interface LibraryPages {
  signOut(ctx: KoaContextWithOIDC, form: string): void;
  signedOut(ctx: KoaContextWithOIDC): void;
  failed(ctx: KoaContextWithOIDC, error: string): void;
}

interface Parts {
  readonly settings: Settings;
  readonly seal: Seal;
  readonly adapter: AdapterFactory;
  readonly keys: JWK[];
  readonly findActive: FindActive;
  readonly pages: LibraryPages;
  readonly log: Log;
}

/** The OpenID provider as this house runs it: code with PKCE, refresh rotation, sign-out at both ends, machines. */
export function createProvider(parts: Parts): Provider {
  const { settings, seal, log } = parts;
  const provider = new Provider(settings.issuer, {
    ...whatIsServed(parts),
    ...howTokensLive,
    clients: [gatewayClient(settings)],
    cookies: cookiesOf(settings, seal),
    interactions: {
      url: (_, { uid }) => `/identity/sign-in/${uid}`,
      policy: signInPolicy(parts.findActive),
    },
    findAccount: async (_, officerId) => {
      const account = await parts.findActive(officerId);
      if (!account) return undefined;
      const { account: preferred_username, rehearsal } = account;
      return { accountId: officerId, claims: () => ({ sub: officerId, preferred_username, rehearsal }) };
    },
    renderError: (ctx, out) => parts.pages.failed(ctx, out.error),
  });
  provider.proxy = true;
  // Of a machine only the hash of the secret is known; the gateway's own is in the configuration.
  const { Client } = provider;
  Client.prototype.compareClientSecret = function compare(actual: string) {
    const expected = this.clientId === settings.client.id ? hashOf(settings.client.secret) : this.clientSecret;
    return sameHash(expected ?? '', hashOf(actual));
  };
  reportTo(log, provider);
  return provider;
}

function whatIsServed({ settings, adapter, keys, pages }: Parts): Configuration {
  return {
    adapter,
    jwks: { keys },
    scopes: ['openid'],
    responseTypes: ['code'],
    acrValues: ['password', 'second-factor', 'demo'],
    claims: { openid: ['sub', 'preferred_username', 'rehearsal', 'acr', 'amr', 'auth_time'], sid: null },
    conformIdTokenClaims: false, // what is known of an account stands in the id token: no second question
    pkce: { required: () => true },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'], userinfoSigningAlgValues: ['ES256'] },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => pages.signOut(ctx, form),
        postLogoutSuccessSource: (ctx) => pages.signedOut(ctx),
      },
      backchannelLogout: { enabled: true },
      clientCredentials: { enabled: true },
      introspection: {
        enabled: true,
        allowedPolicy: (ctx, client, token) =>
          client.clientId === settings.client.id || token.clientId === client.clientId,
      },
      revocation: { enabled: true, allowedPolicy: (_, client, token) => token.clientId === client.clientId },
      resourceIndicators: machinesOnly,
    },
    extraClientMetadata: { properties: ['machine_role', 'province_id', 'rehearsal'] },
    extraTokenClaims: machineClaims,
    // Only the sign-out address of the environment is ever asked: the gateway's, which is near, and which the library
    // would refuse for that. Machines have no address.
    fetch: (url, options) => fetch(url, withoutDispatcher(options)),
  };
}

const howTokensLive: Configuration = {
  ttl: {
    AuthorizationCode: lifetimes.code,
    AccessToken: lifetimes.token,
    ClientCredentials: lifetimes.token,
    IdToken: lifetimes.token,
    Interaction: lifetimes.interaction,
    RefreshToken: lifetimes.signIn,
    Grant: lifetimes.signIn,
    Session: (_, session) => secondsLeft(session),
  },
  rotateRefreshToken: true,
  issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
  // The gateway is our own: whoever signs in need not be asked whether it may know who they are.
  async loadExistingGrant({ oidc }) {
    const { client, session, provider } = oidc;
    if (!client || !session?.accountId) return undefined;
    const grantId = session.grantIdFor(client.clientId);
    const known = grantId ? await provider.Grant.find(grantId) : undefined;
    if (known?.accountId === session.accountId) return known;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope('openid');
    await grant.save();
    return grant;
  },
};

function withoutDispatcher(options: RequestInit = {}): RequestInit {
  return Object.fromEntries(Object.entries(options).filter(([name]) => name !== 'dispatcher'));
}

/** From the sign-in on, not from the last request. */
function secondsLeft({ loginTs }: Session): number {
  const passed = loginTs ? Math.floor(Date.now() / 1_000) - loginTs : 0;
  return Math.max(1, lifetimes.signIn - passed);
}

function gatewayClient({ client, issuer }: Settings) {
  return {
    client_id: client.id,
    client_secret: client.secret,
    redirect_uris: client.redirectUris,
    post_logout_redirect_uris: client.postLogoutUris,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code' as const],
    token_endpoint_auth_method: 'client_secret_basic' as const,
    scope: 'openid',
    application_type: 'web' as const,
    ...(client.backchannelLogoutUri && {
      backchannel_logout_uri: client.backchannelLogoutUri,
      backchannel_logout_session_required: true,
    }),
    client_uri: new URL('/', issuer).href,
  };
}

function cookiesOf({ issuer }: Settings, seal: Seal): NonNullable<Configuration['cookies']> {
  const secure = issuer.startsWith('https:');
  const prefix = secure ? '__Secure-' : '';
  return {
    keys: [seal.derive('cookies')],
    names: {
      session: `${prefix}lm_identity`,
      interaction: `${prefix}lm_sign_in`,
      resume: `${prefix}lm_resume`,
    },
    long: { path: '/identity', httpOnly: true, sameSite: 'lax', signed: true, secure },
    short: { httpOnly: true, sameSite: 'lax', signed: true, secure },
  };
}

/** What the library refuses, by its kind alone: no value that came with a request reaches the log. */
function reportTo(log: Log, provider: Provider): void {
  const refused = (_: KoaContextWithOIDC, { error }: { error: string }) => log.warn({ problem: error }, 'refused');
  provider.on('authorization.error', refused).on('grant.error', refused);
  provider.on('introspection.error', refused).on('end_session.error', refused);
  provider.on('server_error', (_, err) => log.error({ err }, 'a bug of the provider'));
  provider.on('backchannel.error', (_, err) => log.warn({ err }, 'the client did not hear of a sign-out'));
}
