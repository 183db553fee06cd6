import type { RouteDefinition } from '@langmoi/contracts/api';
import type { Caller } from '@langmoi/contracts/caller';
import { mayEver, type Rule } from './table';
import { linesOf, type TableName } from './tables';

interface DoorLine {
  readonly open: boolean;
  readonly house?: string | undefined;
  admits(caller: Caller): boolean;
}

const doorLine = (rule: Rule, method: RouteDefinition['method']): DoorLine => ({
  open: rule.public !== undefined,
  house: rule.house,
  admits: (caller) => rule.ownAccount !== undefined || mayEver(rule, caller, method),
});

/** A service's table as the guard at its door asks it: by method and path of a route. Undefined: no rule. */
export function accessOf(name: TableName) {
  const lines = linesOf(name).flatMap(({ rule, route }): [string, DoorLine][] =>
    route ? [[`${route.method} ${route.path}`, doorLine(rule, route.method)]] : [],
  );
  const known: ReadonlyMap<string, DoorLine> = new Map(lines);
  const routes = linesOf(name).flatMap(({ route }) => (route ? [{ method: route.method, path: route.path }] : []));
  return {
    routes,
    lineOf: ({ method, path }: { readonly method: string; readonly path: string }): DoorLine | undefined =>
      known.get(`${method} ${path}`),
  };
}
