import { operationsApi } from '@langmoi/contracts/operations';
import { served, serviceNames, type ServiceName } from '../../services';

const operationsOf = (service: ServiceName) => served(`/api/${service}`, operationsApi);

export const operations = Object.fromEntries(serviceNames.map((name) => [name, operationsOf(name)])) as Record<
  ServiceName,
  ReturnType<typeof operationsOf>
>;
