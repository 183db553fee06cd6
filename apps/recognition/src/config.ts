import { Address, Brokers, Host, HttpUrl, parseConfig, Port, PostgresUrl } from '@langmoi/platform/config';
import { z } from 'zod';

const Temporal = { TEMPORAL_ADDRESS: Address, TEMPORAL_NAMESPACE: z.string().default('default') };

const Api = z.object({ PORT: Port, HOST: Host, DATABASE_URL: PostgresUrl, JWKS_URL: HttpUrl, ...Temporal });
const Worker = z.object({
  PORT: Port,
  HOST: Host,
  DATABASE_URL: PostgresUrl,
  KAFKA_BROKERS: Brokers,
  /** The file that tools/bundle-workflows.mjs makes. */
  WORKFLOW_BUNDLE: z.string().min(1),
  ...Temporal,
});
const Load = z.object({ DATABASE_URL: PostgresUrl, DATA_DIR: z.string().min(1) });

export const apiConfig = (env: NodeJS.ProcessEnv) => parseConfig(Api, env);
export const workerConfig = (env: NodeJS.ProcessEnv) => parseConfig(Worker, env);
export const loadConfig = (env: NodeJS.ProcessEnv) => parseConfig(Load, env);
