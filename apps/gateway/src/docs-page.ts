import { Outage, Problem } from '@langmoi/contracts/problem';
import type { FastifyInstance } from 'fastify';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import folderOfSwaggerUi from 'swagger-ui-dist/absolute-path.js';

const files: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const page = `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Làng Mới · API</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
    <link rel="icon" href="/api/docs/favicon-32x32.png" />
  </head>
  <body>
    <div id="explorer"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/explorer.js"></script>
  </body>
</html>
`;

/**
 * A key may serve one command only, so the page fills in a fresh one each time the button is pressed. Services begin
 * closed: of more than some 150 routes at once the explorer draws the first service and then no more.
 */
const explorer = `'use strict';
const prefilled = '00000000-0000-4000-8000-000000000000';
const prefill = (document) => {
  for (const operations of Object.values(document.paths)) {
    for (const { parameters = [] } of Object.values(operations)) {
      for (const parameter of parameters) {
        if (parameter.name === 'Idempotency-Key') parameter.example = prefilled;
      }
    }
  }
  return document;
};
const show = (spec) =>
  SwaggerUIBundle({
    spec,
    dom_id: '#explorer',
    docExpansion: 'none',
    filter: true,
    displayRequestDuration: true,
    validatorUrl: null,
    withCredentials: true,
    presets: [SwaggerUIBundle.presets.apis],
    requestInterceptor: (request) => {
      if (request.headers['Idempotency-Key'] === prefilled) request.headers['Idempotency-Key'] = crypto.randomUUID();
      return request;
    },
  });
fetch('/api/openapi.json')
  .then((answer) => answer.json())
  .then((document) => show(prefill(document)));
`;

/** The API's description, and a page to read and try it; everything comes from here, so it works without a network. */
export function serveDocs(fastify: FastifyInstance, openApiFile: string | undefined): void {
  const folder = folderOfSwaggerUi();

  fastify.get('/api/openapi.json', async (_, reply) => {
    const document = await readFile(openApiFile ?? '', 'utf8').catch((cause: unknown) => {
      throw new Outage('OpenAPI', 5, { cause });
    });
    return reply.type('application/json').send(document);
  });
  fastify.get('/api/docs', (_, reply) => reply.type('text/html; charset=utf-8').send(page));
  fastify.get('/api/docs/', (_, reply) => reply.redirect('/api/docs'));
  fastify.get('/api/docs/explorer.js', (_, reply) => reply.type('text/javascript; charset=utf-8').send(explorer));
  fastify.get<{ Params: { file: string } }>('/api/docs/:file', async ({ params }, reply) => {
    const type = Object.hasOwn(files, params.file) ? files[params.file] : undefined;
    if (!type) throw new Problem('/problems/not-found', 404, 'No such file');
    const content = await readFile(join(folder, params.file));
    return reply.type(type).header('cache-control', 'public, max-age=86400').send(content);
  });
}
