import type { Api, RouteDefinition } from '@langmoi/contracts/api';
import { ownApi } from '@langmoi/contracts/apis';

/** Where a request goes: the service, the path there, and what the contract says of the route. */
export interface Destination {
  readonly service: string;
  readonly path: string;
  /** What the contract calls the route. */
  readonly name: string;
  readonly route: RouteDefinition;
}

interface Entry {
  readonly name: string;
  readonly route: RouteDefinition;
  readonly pattern: RegExp;
}

/**
 * The routes of contracts, asked by method and address. Whatever is not in a contract leads nowhere: a service's
 * health and whatever else it serves stay inside.
 */
export class RouteTable {
  private readonly entries: ReadonlyMap<string, readonly Entry[]>;

  constructor(apis: Readonly<Record<string, Api>>) {
    this.entries = new Map(
      Object.entries(apis).map(([service, api]) => [
        service,
        Object.entries(api).map(([name, route]) => ({ name, route, pattern: patternOf(route.path) })),
      ]),
    );
  }

  /** `url` is as it came, with `/api/` before it and perhaps a query behind. */
  find(method: string, url: string): Destination | undefined {
    const [, service = '', path = ''] = /^\/api\/([a-z]+)(\/[^?]*)/.exec(url) ?? [];
    const wanted = method === 'HEAD' ? 'GET' : method;
    const found = this.entries
      .get(service)
      ?.find(({ route, pattern }) => route.method === wanted && pattern.test(path));
    return found && { service, path, name: found.name, route: found.route };
  }
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/:[A-Za-z]+/g, '[^/]+')}$`);

/** For browsers on their way to and from the provider, and for the provider itself: no contract names these. */
const signingIn = new Set(['GET /api/sign-in', 'GET /api/sign-in/callback', 'POST /api/sign-in/back-channel']);

/** What anybody may ask for: the documentation, signing in, and what the contracts call open. */
export function isOpenAddress(method: string, url: string, table: RouteTable): boolean {
  const [path = ''] = url.split('?');
  if (path === '/api/openapi.json' || path === '/api/docs' || path.startsWith('/api/docs/')) return true;
  if (signingIn.has(`${method} ${path}`)) return true;
  const own = Object.values(ownApi).find((route) => route.method === method && `/api${route.path}` === path);
  return (own ?? table.find(method, url)?.route)?.open === true;
}
