import fastifyStatic from '@fastify/static';
import { Problem } from '@langmoi/contracts/problem';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync, statSync } from 'node:fs';
import { join, normalize, resolve, sep } from 'node:path';

const page = 'index.html';
const unchanging = 'public, max-age=31536000, immutable';

/**
 * The web app. Files whose names carry a hash never change; the page that names them is asked for anew each time.
 * An address without a file is a page of the app, so it gets the page; a file that is missing is missing.
 */
export async function serveWeb(fastify: FastifyInstance, webDir: string): Promise<void> {
  const root = resolve(webDir);
  await fastify.register(fastifyStatic, {
    root,
    serve: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      void reply.header('cache-control', path.startsWith(join(root, 'assets')) ? unchanging : 'no-cache');
    },
  });
  fastify.get('/*', { exposeHeadRoute: true }, (request, reply) => send(request, reply));

  function send(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const path = pathOf(request.url);
    if (path && isFile(join(root, path))) return reply.sendFile(path);
    const looksLikeAFile = /\.[a-z0-9]+$/i.test(path ?? '.x');
    if (looksLikeAFile || !existsSync(join(root, page))) throw new Problem('/problems/not-found', 404, 'No such file');
    return reply.sendFile(page);
  }
}

/** Inside the folder and nowhere else; undefined for what cannot be a path. */
function pathOf(url: string): string | undefined {
  try {
    const path = normalize(decodeURIComponent(url.split('?')[0] ?? ''));
    return path.includes('\0') || path.split(sep).includes('..') ? undefined : path.replace(/^\/+/, '');
  } catch {
    return undefined;
  }
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
