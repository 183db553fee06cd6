import type { FastifyInstance } from 'fastify';
import { AsyncLocalStorage } from 'node:async_hooks';

const inHand = new AsyncLocalStorage<string>();

/** Keeps the method and address of each request beside everything it causes. */
export function nameRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', ({ method, url }, _, done) => {
    // Without its query: what somebody searches for may be a name.
    inHand.run(`${method} ${url.split('?', 1)[0]}`.slice(0, 300), done);
  });
}

/** `GET /dossiers/0199…`, for records of who read what; outside a request the process's own work. */
export const currentRequest = (): string => inHand.getStore() ?? 'no request';
