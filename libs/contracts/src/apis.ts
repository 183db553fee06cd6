import type { Api } from './api';
import { criteriaApi } from './criteria';
import { directoryApi } from './directory';
import { gatewayApi } from './gateway';
import { recognitionApi } from './recognition';
import { reportingApi } from './reporting';

/** The routes of every service by its name: the gateway serves them below `/api/<service>`. */
export const serviceApis = {
  directory: directoryApi,
  criteria: criteriaApi,
  recognition: recognitionApi,
  reporting: reportingApi,
} as const satisfies Record<string, Api>;

/** The gateway's own routes, below `/api`. */
export const ownApi: Api = gatewayApi;
