import type { RouteDefinition } from '@langmoi/contracts/api';
import {
  applyDecorators,
  Delete,
  Get,
  HttpCode,
  Post,
  Put,
  RequestMethod,
  type INestApplicationContext,
} from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Public } from './auth';
import { kebab } from './telemetry/telemetry';

const routeKey = 'langmoi.route';

const methods = { GET: Get, POST: Post, PUT: Put, DELETE: Delete };

/**
 * Binds a controller's method to a route of the contract: method, path, status, and whether it is open. Its span is
 * called after controller and method, as in `dossier.register`.
 */
export function Route({ method, path, status, open }: RouteDefinition): MethodDecorator {
  const bound = applyDecorators(methods[method](path), HttpCode(status), ...(open ? [Public()] : []));
  return (target, name, descriptor) => {
    const span = `${kebab(target.constructor.name.replace(/Controller$/, ''))}.${kebab(String(name))}`;
    RouteConfig({ span })(target, name, descriptor);
    bound(target, name, descriptor);
    if (descriptor.value) Reflect.defineMetadata(routeKey, { method, path }, descriptor.value);
  };
}

/** The route that a handler was bound to by `Route`; undefined for one that was bound otherwise. */
export function boundRoute(handler: object): Pick<RouteDefinition, 'method' | 'path'> | undefined {
  return Reflect.getMetadata(routeKey, handler) as Pick<RouteDefinition, 'method' | 'path'> | undefined;
}

interface ServedRoute {
  readonly method: string;
  readonly path: string;
}

/** What an application serves besides its health, sorted; a spec compares it with the contract. */
export function routesOf(app: INestApplicationContext): ServedRoute[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers
    .flatMap(({ metatype }) => (typeof metatype === 'function' ? routesOfController(metatype) : []))
    .filter(({ path }) => !path.startsWith('/health'))
    .sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`));
}

/** The same list of a contract. */
export function routesOfApi(api: Readonly<Record<string, RouteDefinition>>): ServedRoute[] {
  return Object.values(api)
    .map(({ method, path }) => ({ method, path }))
    .sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`));
}

function routesOfController(controller: { readonly prototype: object }): ServedRoute[] {
  const prefix = String(Reflect.getMetadata('path', controller) ?? '');
  const handlers = Object.values(Object.getOwnPropertyDescriptors(controller.prototype)).map(
    ({ value }) => value as unknown,
  );
  return handlers.flatMap((handler) => {
    if (typeof handler !== 'function') return [];
    const method: unknown = Reflect.getMetadata('method', handler);
    if (typeof method !== 'number') return [];
    const path = `/${prefix}/${String(Reflect.getMetadata('path', handler))}`
      .replace(/\/+/g, '/')
      .replace(/(.)\/$/, '$1');
    return [{ method: RequestMethod[method] ?? '', path }];
  });
}
