import { Address, parseConfig } from '@langmoi/platform/config';
import { ApiConfig, WorkerConfig } from '@langmoi/platform/entries';
import { z } from 'zod';

const Temporal = { TEMPORAL_ADDRESS: Address, TEMPORAL_NAMESPACE: z.string().default('default') };

const Api = ApiConfig.extend(Temporal);
const Worker = WorkerConfig.extend({
  /** The file that tools/bundle-workflows.mjs makes. */
  WORKFLOW_BUNDLE: z.string().min(1),
  ...Temporal,
});

export const apiConfig = (env: NodeJS.ProcessEnv) => parseConfig(Api, env);
export const workerConfig = (env: NodeJS.ProcessEnv) => parseConfig(Worker, env);
