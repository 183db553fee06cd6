// A second OpenID provider, run by itself: other keys (RS256), other claims (`upn`), its own people and pages. Told by
// the environment where it listens and who its client is; says `ready` on its channel.
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';

const { ISSUER, CLIENT_ID, CLIENT_SECRET, REDIRECT_URI } = process.env;
const { privateKey } = await generateKeyPair('RS256', { extractable: true });

const provider = new Provider(ISSUER, {
  clients: [
    {
      client_id: CLIENT_ID,
      client_secret: CLIENT_SECRET,
      redirect_uris: [REDIRECT_URI],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
    },
  ],
  jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] },
  cookies: { keys: ['of the journey'] },
  claims: { openid: ['sub', 'upn'] },
  conformIdTokenClaims: false, // the ID token says who it is
  issueRefreshToken: () => true,
  pkce: { required: () => true },
  // Whoever signs in as person@somewhere is called person there, and `upn` is our account.
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: `second|${id}`, upn: id.replace(/@.*$/, '') }),
  }),
});
provider.listen(Number(new URL(ISSUER).port), '127.0.0.1', () => process.send?.('ready'));
process.once('disconnect', () => process.exit());
