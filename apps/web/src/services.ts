import type { Api } from '@langmoi/contracts/api';
import { criteriaApi } from '@langmoi/contracts/criteria';
import { directoryApi } from '@langmoi/contracts/directory';
import { gatewayApi } from '@langmoi/contracts/gateway';
import { recognitionApi } from '@langmoi/contracts/recognition';
import { reportingApi } from '@langmoi/contracts/reporting';

type Served<A extends Api> = { readonly [K in keyof A]: A[K] & { readonly prefix: string } };

/** The routes of a service with the address at which the gateway serves them. */
const served = <A extends Api>(prefix: string, api: A): Served<A> => {
  const entries = Object.entries(api).map(([name, route]) => [name, { ...route, prefix }]);
  return Object.fromEntries(entries) as Served<A>;
};

export const gateway = served('/api', gatewayApi);
export const directory = served('/api/directory', directoryApi);
export const criteria = served('/api/criteria', criteriaApi);
export const recognition = served('/api/recognition', recognitionApi);
export const reporting = served('/api/reporting', reportingApi);
