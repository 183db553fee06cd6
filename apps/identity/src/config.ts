import { ConfigError, Flag, HttpUrl } from '@langmoi/platform/config';
import { ApiConfig } from '@langmoi/platform/entries';
import { z } from 'zod';

const Addresses = z
  .string()
  .transform((list) => list.split(',').map((one) => one.trim()))
  .pipe(z.array(z.url('must be addresses with commas between')).min(1));

/** What the provider's HTTP process needs of its environment. */
export const IdentityConfig = ApiConfig.extend({
  /** Where browsers find the product; the issuer is `/identity` below it. */
  PUBLIC_URL: HttpUrl,
  /** Signing keys, second factors and sessions are sealed with keys derived from it. Changing it ends them all. */
  IDENTITY_SECRET: z.string().min(32, 'must have at least 32 characters'),
  /** The gateway, as a confidential client. */
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(32, 'must have at least 32 characters'),
  OIDC_REDIRECT_URIS: Addresses,
  OIDC_POST_LOGOUT_URIS: Addresses,
  /** Where the gateway hears that somebody signed out here; absent: it is not told. */
  OIDC_BACKCHANNEL_LOGOUT_URI: HttpUrl.optional(),
  /** Demo accounts sign in without a password. Never on a province's own data. */
  DEMO: Flag.default(false),
});
type IdentityConfig = z.infer<typeof IdentityConfig>;

/** The token under which the settings are provided. */
export const SETTINGS = 'SETTINGS';

/** What the provider runs with. */
export interface Settings {
  readonly issuer: string;
  readonly origin: string;
  readonly secret: string;
  readonly demo: boolean;
  readonly client: {
    readonly id: string;
    readonly secret: string;
    readonly redirectUris: string[];
    readonly postLogoutUris: string[];
    readonly backchannelLogoutUri: string | undefined;
  };
}

/** Throws ConfigError for plain HTTP outside of the demo: passwords and the cookie of a sign-in would be read on their way. */
export function settingsOf(config: IdentityConfig): Settings {
  if (!config.DEMO && !config.PUBLIC_URL.startsWith('https:')) {
    throw new ConfigError('PUBLIC_URL: must be an https:// address outside of the demo');
  }
  const issuer = `${config.PUBLIC_URL.replace(/\/$/, '')}/identity`;
  return {
    issuer,
    origin: new URL(issuer).origin,
    secret: config.IDENTITY_SECRET,
    demo: config.DEMO,
    client: {
      id: config.OIDC_CLIENT_ID,
      secret: config.OIDC_CLIENT_SECRET,
      redirectUris: config.OIDC_REDIRECT_URIS,
      postLogoutUris: config.OIDC_POST_LOGOUT_URIS,
      backchannelLogoutUri: config.OIDC_BACKCHANNEL_LOGOUT_URI,
    },
  };
}
