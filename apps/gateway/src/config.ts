import { Flag, Host, HttpUrl, parseConfig, Port } from '@langmoi/platform/config';
import { z } from 'zod';

const Count = z.coerce.number('must be a number').int('must be a whole number').positive('must be above 0');

const Env = z.object({
  PORT: Port,
  HOST: Host,
  /** Sessions and bearer tokens are sealed with keys derived from it; changing it signs everybody out. */
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters'),
  /** Demo accounts sign in without a password. Never on a province's own data. */
  DEMO: Flag.default(false),
  DIRECTORY_URL: HttpUrl,
  CRITERIA_URL: HttpUrl,
  FUNDING_URL: HttpUrl,
  POVERTY_URL: HttpUrl,
  CULTURE_URL: HttpUrl,
  RECOGNITION_URL: HttpUrl,
  REPORTING_URL: HttpUrl,
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

/** The token under which controllers find the configuration. */
export const GATEWAY_CONFIG = 'GATEWAY_CONFIG';

/** What the gateway runs with. */
export interface GatewayConfig {
  readonly port: number;
  readonly host: string;
  readonly sessionSecret: string;
  readonly demo: boolean;
  /** Base address of each service by the name under `/api/`. */
  readonly services: Readonly<Record<string, string>>;
  readonly webDir: string | undefined;
  readonly openApiFile: string | undefined;
  readonly temporalUi: string | undefined;
  readonly limits: { readonly perSecond: number; readonly burst: number; readonly signInsPerMinute: number };
}

/** Throws ConfigError that names every fault. */
export function gatewayConfig(env: NodeJS.ProcessEnv): GatewayConfig {
  const values = parseConfig(Env, env);
  return {
    port: values.PORT,
    host: values.HOST,
    sessionSecret: values.SESSION_SECRET,
    demo: values.DEMO,
    services: {
      directory: values.DIRECTORY_URL,
      criteria: values.CRITERIA_URL,
      funding: values.FUNDING_URL,
      poverty: values.POVERTY_URL,
      culture: values.CULTURE_URL,
      recognition: values.RECOGNITION_URL,
      reporting: values.REPORTING_URL,
    },
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
