import type { RouteDefinition } from '@langmoi/contracts/api';
import type { Caller } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import type { CanActivate, ExecutionContext, INestApplicationContext } from '@nestjs/common';
import type { PlatformRequest } from './http';
import { boundRoute, routesOf } from './route';
import { uuidOf } from './uuid-of';

/** What a service's table says of one route. */
export interface AccessLine {
  /** Anybody may, signed in or not. */
  readonly open: boolean;
  /** Only this part of the house may, by its name. */
  readonly house?: string | undefined;
  /** Whether somebody with the caller's roles may at all, wherever and in whatever state. */
  admits(caller: Caller): boolean;
}

type RouteAddress = Pick<RouteDefinition, 'method' | 'path'>;

/** A service's table as its door needs it; `accessOf(<service>)` of libs/domain makes it. */
export interface Access {
  lineOf(route: { readonly method: string; readonly path: string }): AccessLine | undefined;
  /** The routes that the lines are of. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
}

/**
 * Throws for a route that has no line in the table, and for a line whose route nobody serves: such a service does not
 * start. `below`: where the routes of the table begin; what is served elsewhere is none of them.
 */
export function requireLines(service: INestApplicationContext, access: Access, below = ''): void {
  const served = routesOf(service)
    .filter(({ path }) => path.startsWith(below))
    .map(({ method, path }) => ({ method, path: path.slice(below.length) }));
  const known = new Set(served.map(named));
  const without = served.filter((route) => !access.lineOf(route)).map(named);
  if (without.length > 0) throw new Error(`No rule for ${without.join(', ')}`);
  const unserved = access.routes.map(named).filter((name) => !known.has(name));
  if (unserved.length > 0) throw new Error(`No route for the rule of ${unserved.join(', ')}`);
}

const named = ({ method, path }: { readonly method: string; readonly path: string }): string => `${method} ${path}`;

/**
 * Behind the guard that finds out who asks: whoever holds no role that the route is for is refused before any code of
 * ours runs, and learns nothing of what is there. What relation and state ask is decided in the service, by the same
 * table. Throws `/problems/not-permitted`.
 */
export class AccessGuard implements CanActivate {
  constructor(private readonly access: Access) {}

  canActivate(context: ExecutionContext): boolean {
    const route = boundRoute(context.getHandler());
    if (!route) return true; // health alone: `requireLines` let nothing else start
    const { caller } = context.switchToHttp().getRequest<PlatformRequest>();
    if (this.passes(route, caller)) return true;
    throw new Problem('/problems/not-permitted', 403, 'This office may not do that');
  }

  private passes(route: RouteAddress, caller: Caller | undefined): boolean {
    const line = this.access.lineOf(route);
    if (!line) return false;
    if (line.open) return true;
    if (!caller) return false;
    return line.house ? caller.userId === uuidOf('service', line.house) : line.admits(caller);
  }
}
