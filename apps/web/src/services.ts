import type { Api } from '@langmoi/contracts/api';
import { criteriaApi } from '@langmoi/contracts/criteria';
import { cultureApi } from '@langmoi/contracts/culture';
import { directoryApi } from '@langmoi/contracts/directory';
import { fundingApi } from '@langmoi/contracts/funding';
import { gatewayApi } from '@langmoi/contracts/gateway';
import { povertyApi } from '@langmoi/contracts/poverty';
import { recognitionApi } from '@langmoi/contracts/recognition';
import { titleApi } from '@langmoi/contracts/titles';
import { reportingApi } from '@langmoi/contracts/reporting';

type Served<A extends Api> = { readonly [K in keyof A]: A[K] & { readonly prefix: string } };

/** The routes of a service with the address at which the gateway serves them. */
export const served = <A extends Api>(prefix: string, api: A): Served<A> => {
  const entries = Object.entries(api).map(([name, route]) => [name, { ...route, prefix }]);
  return Object.fromEntries(entries) as Served<A>;
};

export const gateway = served('/api', gatewayApi);
export const directory = served('/api/directory', directoryApi);
export const criteria = served('/api/criteria', criteriaApi);
export const recognition = served('/api/recognition', recognitionApi);
export const titles = served('/api/recognition', titleApi);
export const reporting = served('/api/reporting', reportingApi);
export const funding = served('/api/funding', fundingApi);
export const poverty = served('/api/poverty', povertyApi);
export const culture = served('/api/culture', cultureApi);

/** Every service that has an outbox, a worker and a record of who read it, in the order in which a dossier meets them. */
export const serviceNames = [
  'directory',
  'criteria',
  'recognition',
  'funding',
  'poverty',
  'culture',
  'reporting',
] as const;
export type ServiceName = (typeof serviceNames)[number];
