import type { Api } from '@langmoi/contracts/api';
import { mayEver, type Rule } from '@langmoi/domain/access/table';
import type { Access } from '@langmoi/platform/access';

/** The door of a spec's own API by its table; without one everybody may, for specs that are not about who may. */
export function accessTo(api: Api, table?: Readonly<Record<string, Rule>>): Access {
  const names = new Map(Object.entries(api).map(([name, { method, path }]) => [`${method} ${path}`, name]));
  return {
    routes: [],
    lineOf({ method, path }) {
      const name = names.get(`${method} ${path}`) ?? '';
      const [route, rule] = [api[name], table?.[name]];
      if (!route || (table && !rule)) return undefined;
      return { open: route.open === true, admits: (caller) => !rule || mayEver(rule, caller, route.method) };
    },
  };
}
