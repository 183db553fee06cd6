import * as client from 'openid-client';
import { type Browser, type Page } from './browser';
import type { House } from './house';

/** A client as the gateway is one: code flow with PKCE, by the library that the gateway uses. */
export async function asGateway({ settings }: House) {
  const { id, secret, redirectUris } = settings.client;
  const configuration = await client.discovery(
    new URL(settings.issuer),
    id,
    { client_secret: secret, id_token_signed_response_alg: 'ES256' },
    client.ClientSecretBasic(secret),
    { execute: [client.allowInsecureRequests] },
  );
  return {
    configuration,
    /** Sends a browser to the provider. */
    async begin(browser: Browser, wishes: Record<string, string> = {}) {
      const verifier = client.randomPKCECodeVerifier();
      const [state, nonce] = [client.randomState(), client.randomNonce()];
      const url = client.buildAuthorizationUrl(configuration, {
        ...{ redirect_uri: redirectUris[0] ?? '', scope: 'openid', state, nonce },
        ...{ code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
        ...wishes,
      });
      const page = await browser.open(url.href);
      return { page, checks: { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce } };
    },
    /** Takes what the browser brings back for tokens. */
    finish: ({ url }: Page, checks: client.AuthorizationCodeGrantChecks) =>
      client.authorizationCodeGrant(configuration, new URL(url), checks),
    refresh: (token: string) => client.refreshTokenGrant(configuration, token),
    revoke: (token: string) => client.tokenRevocation(configuration, token),
    introspect: (token: string) => client.tokenIntrospection(configuration, token),
    endUrl: (idToken: string) =>
      client.buildEndSessionUrl(configuration, {
        ...{ id_token_hint: idToken, post_logout_redirect_uri: settings.client.postLogoutUris[0] ?? '' },
      }),
  };
}

export type Gateway = Awaited<ReturnType<typeof asGateway>>;
