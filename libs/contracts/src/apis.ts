import type { Api } from './api';
import { criteriaApi } from './criteria';
import { cultureApi } from './culture';
import { directoryApi } from './directory';
import { fundingApi } from './funding';
import { gatewayApi } from './gateway';
import { householdApi } from './households';
import { identityApi } from './identity';
import { officerApi } from './officers';
import { operationsApi } from './operations';
import { povertyApi } from './poverty';
import { recognitionApi } from './recognition';
import { reportingApi } from './reporting';

/** The routes of every service by its name: the gateway serves them below `/api/<service>`. */
export const serviceApis = {
  directory: { ...directoryApi, ...officerApi, ...operationsApi },
  criteria: { ...criteriaApi, ...operationsApi },
  funding: { ...fundingApi, ...operationsApi },
  poverty: { ...povertyApi, ...householdApi, ...operationsApi },
  culture: { ...cultureApi, ...operationsApi },
  recognition: { ...recognitionApi, ...operationsApi },
  reporting: { ...reportingApi, ...operationsApi },
  identity: { ...identityApi, ...operationsApi },
} as const satisfies Record<string, Api>;

/** The gateway's own routes, below `/api`. */
export const ownApi: Api = gatewayApi;
