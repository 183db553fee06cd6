import type { Capacity, Role } from '@langmoi/contracts/caller';
import type { Text } from '@langmoi/contracts/common';
import { mayEver, type Reading, type Relation } from './table';
import { accessTables, linesOf, type TableName } from './tables';

/** What a role may do, wherever it stands and in whatever state, as the tables say it. */
export interface Power {
  readonly service: TableName;
  readonly action: string;
  readonly relations: readonly Relation[];
  readonly why: Text;
}

/** Everything that a role held in this capacity may do, in the order of the tables: one line for each action. */
export function powersOf(role: Role, capacity: Capacity = 'own'): Power[] {
  return (Object.keys(accessTables) as TableName[]).flatMap((service) =>
    linesOf(service).flatMap(({ action, rule: { grants, why } }) => {
      const mine = grants.filter(
        ({ roles, capacities }) => roles.includes(role) && (!capacities || capacities.includes(capacity)),
      );
      const relations = [...new Set(mine.flatMap((grant) => grant.relations))];
      return relations.length === 0 ? [] : [{ service, action, relations, why }];
    }),
  );
}

/** The routes, as `service.action`, at whose door somebody with these roles is let in, reading what they read just now. */
export function doorsOpenTo(caller: Reading): string[] {
  return (Object.keys(accessTables) as TableName[]).flatMap((service) =>
    linesOf(service).flatMap(({ action, rule, route }) =>
      route && !rule.house && mayEver(rule, caller, route.method) ? [`${service}.${action}`] : [],
    ),
  );
}
