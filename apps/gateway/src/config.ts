import { ConfigError, Flag, Host, HttpUrl, parseConfig, Port, PostgresUrl } from '@langmoi/platform/config';
import { z } from 'zod';
import type { RotationTimes } from './keys/rotation';
import type { SessionRules } from './session/session.service';
import type { ProviderConfig } from './sign-in/provider.service';

const Count = z.coerce.number('must be a number').int('must be a whole number').positive('must be above 0');
const Words = z.string().transform((list) => list.split(',').map((word) => word.trim()));

const Env = z.object({
  PORT: Port,
  HOST: Host,
  DATABASE_URL: PostgresUrl,
  /** What rests sealed, and bearer tokens, by keys derived from it. Changing it makes new signing keys. */
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters'),
  /** Demo accounts sign in without a password. Never on a province's own data. */
  DEMO: Flag.default(false),
  /** Where browsers find us; https outside of the demo. */
  PUBLIC_URL: HttpUrl,
  DIRECTORY_URL: HttpUrl,
  CRITERIA_URL: HttpUrl,
  FUNDING_URL: HttpUrl,
  POVERTY_URL: HttpUrl,
  CULTURE_URL: HttpUrl,
  RECOGNITION_URL: HttpUrl,
  REPORTING_URL: HttpUrl,
  /** The bundled provider: `/identity/*` goes there, and its administration. */
  IDENTITY_URL: HttpUrl.optional(),
  /** An OpenID provider; without one only the demo's roads lead in. */
  OIDC_ISSUER: HttpUrl.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_SCOPE: z.string().default('openid'),
  /** The claim of the ID token that is our account. */
  OIDC_ACCOUNT_CLAIM: z.string().default('preferred_username'),
  /** What we ask for, and the values of `acr` or `amr` that prove it. */
  OIDC_SECOND_FACTOR_ACR: z.string().default('second-factor'),
  OIDC_SECOND_FACTOR_VALUES: Words.default(['second-factor', 'mfa', 'otp', 'hwk']),
  /** What a machine's token says of its role and province, by introspection. */
  OIDC_MACHINE_ROLE_CLAIM: z.string().default('role'),
  OIDC_MACHINE_PROVINCE_CLAIM: z.string().default('provinceId'),
  /**
   * ASVS 5.0, 7.3.1 and 7.3.2 ask for both limits and for a reason: twelve hours are a working day, so nobody signs in
   * twice on one; an hour without a question is a lunch break or a desk left open. NIST SP 800-63B-4 allows AAL2 no more
   * than 24 hours and one.
   */
  SESSION_HOURS: Count.default(12),
  SESSION_IDLE_MINUTES: Count.default(60),
  /** How long the list of ended sign-ins is kept: addresses are personal data. */
  SESSION_KEPT_DAYS: Count.default(90),
  /** How long a key of callers' tokens signs, and how long it is published before and after. */
  CALLER_KEY_MINUTES: Count.default(1_440),
  CALLER_KEY_OVERLAP_MINUTES: Count.min(10, 'must be at least 10').default(15),
  /** Folder of the built web app; absent where another server has it. */
  WEB_DIR: z.string().optional(),
  OPENAPI_FILE: z.string().optional(),
  /** Where an operator's browser finds the Temporal UI; only shown, never called. */
  TEMPORAL_UI_URL: HttpUrl.optional(),
  /** Sustained requests a second of one caller, and how many may come at once. */
  REQUESTS_PER_SECOND: Count.default(50),
  REQUEST_BURST: Count.default(300),
  /** Sign-ins of one address. */
  SIGN_INS_PER_MINUTE: Count.default(60),
});

type Values = z.infer<typeof Env>;

/** The token under which controllers find the configuration. */
export const GATEWAY_CONFIG = 'GATEWAY_CONFIG';

/** What the gateway runs with. */
export interface GatewayConfig {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  readonly sessionSecret: string;
  readonly demo: boolean;
  readonly publicUrl: string;
  /** Base address of each service by the name under `/api/`. */
  readonly services: Readonly<Record<string, string>>;
  readonly identityUrl: string | undefined;
  readonly provider: ProviderConfig | undefined;
  readonly sessions: SessionRules;
  readonly keys: RotationTimes;
  readonly webDir: string | undefined;
  readonly openApiFile: string | undefined;
  readonly temporalUi: string | undefined;
  readonly limits: { readonly perSecond: number; readonly burst: number; readonly signInsPerMinute: number };
}

/** Throws ConfigError that names every fault. */
export function gatewayConfig(env: NodeJS.ProcessEnv): GatewayConfig {
  const values = parseConfig(Env, env);
  if (!values.DEMO && !values.PUBLIC_URL.startsWith('https:')) {
    throw new ConfigError('PUBLIC_URL: must be an https:// address outside of the demo');
  }
  return {
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL,
    sessionSecret: values.SESSION_SECRET,
    demo: values.DEMO,
    publicUrl: values.PUBLIC_URL.replace(/\/$/, ''),
    services: servicesOf(values),
    identityUrl: values.IDENTITY_URL?.replace(/\/$/, ''),
    provider: providerOf(values),
    sessions: {
      absoluteSeconds: values.SESSION_HOURS * 3_600,
      idleSeconds: values.SESSION_IDLE_MINUTES * 60,
      keptDays: values.SESSION_KEPT_DAYS,
    },
    keys: { signsFor: values.CALLER_KEY_MINUTES * 60_000, overlap: values.CALLER_KEY_OVERLAP_MINUTES * 60_000 },
    webDir: values.WEB_DIR,
    openApiFile: values.OPENAPI_FILE,
    temporalUi: values.TEMPORAL_UI_URL,
    limits: {
      perSecond: values.REQUESTS_PER_SECOND,
      burst: values.REQUEST_BURST,
      signInsPerMinute: values.SIGN_INS_PER_MINUTE,
    },
  };
}

const servicesOf = (values: Values): Record<string, string> => ({
  directory: values.DIRECTORY_URL,
  criteria: values.CRITERIA_URL,
  funding: values.FUNDING_URL,
  poverty: values.POVERTY_URL,
  culture: values.CULTURE_URL,
  recognition: values.RECOGNITION_URL,
  reporting: values.REPORTING_URL,
  ...(values.IDENTITY_URL && { identity: values.IDENTITY_URL }),
});

function providerOf(values: Values): ProviderConfig | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  if (!issuer) return undefined;
  if (!clientId || !clientSecret) {
    throw new ConfigError('OIDC_CLIENT_ID, OIDC_CLIENT_SECRET: are needed where OIDC_ISSUER is given');
  }
  return {
    ...{ issuer, clientId, clientSecret, scope: values.OIDC_SCOPE, accountClaim: values.OIDC_ACCOUNT_CLAIM },
    secondFactor: { ask: values.OIDC_SECOND_FACTOR_ACR, proofs: values.OIDC_SECOND_FACTOR_VALUES },
    machines: { role: values.OIDC_MACHINE_ROLE_CLAIM, province: values.OIDC_MACHINE_PROVINCE_CLAIM },
    insideUrl: issuer === `${values.PUBLIC_URL.replace(/\/$/, '')}/identity` ? values.IDENTITY_URL : undefined,
  };
}
