import { operationsApi } from '@langmoi/contracts/operations';
import { served } from '../../services';

/** Every service that has an outbox and a worker, in the order in which a dossier meets them. */
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

const operationsOf = (service: ServiceName) => served(`/api/${service}`, operationsApi);

export const operations = Object.fromEntries(serviceNames.map((name) => [name, operationsOf(name)])) as Record<
  ServiceName,
  ReturnType<typeof operationsOf>
>;
