import type { Api, RouteDefinition } from '@langmoi/contracts/api';
import { ownApi, serviceApis } from '@langmoi/contracts/apis';
import * as caller from '@langmoi/contracts/caller';
import * as common from '@langmoi/contracts/common';
import * as criteria from '@langmoi/contracts/criteria';
import * as culture from '@langmoi/contracts/culture';
import * as directory from '@langmoi/contracts/directory';
import * as funding from '@langmoi/contracts/funding';
import * as gateway from '@langmoi/contracts/gateway';
import * as households from '@langmoi/contracts/households';
import * as identity from '@langmoi/contracts/identity';
import * as officers from '@langmoi/contracts/officers';
import * as operations from '@langmoi/contracts/operations';
import * as poverty from '@langmoi/contracts/poverty';
import { problemTexts } from '@langmoi/contracts/problem-texts';
import * as recognition from '@langmoi/contracts/recognition';
import * as regime from '@langmoi/contracts/regime';
import * as reporting from '@langmoi/contracts/reporting';
import { namedSchemas, schemaOf, type JsonSchema } from './json-schema';

const names = namedSchemas([
  ...[common, caller, regime, operations, directory, criteria, funding, poverty, culture, recognition, reporting],
  ...[officers, households, identity, gateway],
]);
const prefix = '#/components/schemas/';
type Components = Map<string, JsonSchema>;
type Content = Record<string, { schema: JsonSchema }>;

const titles: Readonly<Record<string, string>> = {
  gateway: 'Sign-in, and how the house is',
  directory: 'Provinces, units, organisations, officers, and the date of the demo',
  criteria: 'Criteria sets, registrations, self-assessments',
  funding: 'Resources mobilised and disbursed, by programme and source',
  poverty: 'Support policies, whom they reached, and the register of households',
  culture: 'Titles of the movement, and who holds them',
  recognition: 'Dossiers, from registration to the announcement',
  identity: 'Ways in for people who were invited, and machines',
  reporting: 'What is known of the province, stated beside computed',
};

/** OpenAPI 3.1 of everything the gateway serves, from the definitions that validate and route. */
export function openApi(): JsonSchema {
  const components: Components = new Map();
  schemaOf(common.ProblemBody, { names, prefix }, components);
  const paths: Record<string, JsonSchema> = {};
  for (const [service, api] of Object.entries({ gateway: ownApi, ...serviceApis } as Record<string, Api>)) {
    const base = service === 'gateway' ? '/api' : `/api/${service}`;
    for (const [name, route] of Object.entries(api)) {
      const path = base + route.path.replace(/:([A-Za-z]+)/g, '{$1}');
      const operation = operationOf({ service, name, route }, components);
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Làng Mới',
      version: '1',
      description:
        'Every refusal is `application/problem+json` (RFC 9457), told apart by `type`, in the language of `Accept-Language` ' +
        '(`vi` or `en`). Commands carry an `Idempotency-Key`: the same key gets the first answer again.',
    },
    tags: Object.entries(titles).map(([name, description]) => ({ name, description })),
    security: [{ session: [] }, { bearer: [] }],
    paths,
    components: {
      schemas: Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'lm_session',
          description: 'Set by a sign-in; `__Host-lm_session` where TLS is on',
        },
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'From POST /api/demo/tokens; or the access token of a machine',
        },
      },
    },
  };
}

interface Named {
  readonly service: string;
  readonly name: string;
  readonly route: RouteDefinition;
}

function operationOf({ service, name, route }: Named, components: Components): JsonSchema {
  const parameters = parametersOf(route, components);
  return {
    operationId: `${service}.${name}`,
    summary: route.summary,
    tags: [service],
    ...(route.open && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(route.body && { requestBody: { required: true, content: bodyOf(route, components) } }),
    responses: { [String(route.status)]: answerOf(route, components), ...refusalsOf(route) },
  };
}

function parametersOf({ params, query, command }: RouteDefinition, components: Components): JsonSchema[] {
  const fields = (object: typeof params, place: 'path' | 'query') =>
    Object.entries(object?.shape ?? {}).map(([name, schema]) => ({
      name,
      in: place,
      required: place === 'path' || !schema.safeParse(undefined).success,
      schema: schemaOf(schema, { names, prefix }, components),
    }));
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: 'A UUID, new for each command, the same for its retries',
    schema: { type: 'string', format: 'uuid' },
  };
  return [...fields(params, 'path'), ...fields(query, 'query'), ...(command ? [key] : [])];
}

function bodyOf({ body, bodyKind }: RouteDefinition, components: Components): Content {
  const schema = body ? schemaOf(body, { names, prefix }, components) : {};
  if (bodyKind !== 'multipart') return { 'application/json': { schema } };
  const file = { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] };
  return { 'multipart/form-data': { schema: { allOf: [schema, file] } } };
}

function answerOf({ answer, summary }: RouteDefinition, components: Components): JsonSchema {
  if (!answer) return { description: summary, content: { 'application/octet-stream': { schema: { type: 'string' } } } };
  const schema = schemaOf(answer, { names, prefix }, components);
  return { description: summary, content: { 'application/json': { schema } } };
}

const ofInput = ['/problems/invalid-request'];
const ofBody = ['/problems/unreadable-body', '/problems/body-too-large', '/problems/unsupported-media-type'];

/** What any route of this kind may answer. */
function ofAny({ method, body, params, query, command, open }: RouteDefinition): string[] {
  return [
    ...(body || params || query || command ? ofInput : []),
    ...(body ? ofBody : []),
    ...(command ? ['/problems/idempotency-key-reused'] : []),
    ...(open ? [] : ['/problems/not-signed-in', '/problems/not-permitted']),
    ...(method === 'GET' ? [] : ['/problems/foreign-origin']),
    '/problems/too-many-requests',
    '/problems/internal',
    '/problems/unavailable',
  ];
}

/** Problem types by the status they come with: those of the route, and those that any such route may answer. */
function problemsOf(route: RouteDefinition): Map<number, string[]> {
  const byStatus = new Map<number, string[]>();
  for (const type of new Set([...route.problems, ...ofAny(route)])) {
    const status = textOf(type).status;
    byStatus.set(status, [...(byStatus.get(status) ?? []), type]);
  }
  // Well formed, but at odds with itself or with what is known.
  if (route.body) byStatus.set(422, [...(byStatus.get(422) ?? []), '/problems/invalid-request']);
  return byStatus;
}

function refusalsOf(route: RouteDefinition): Record<string, JsonSchema> {
  const byStatus = [...problemsOf(route)].sort(([a], [b]) => a - b);
  return Object.fromEntries(byStatus.map(([status, types]) => [String(status), refusal(status, types)]));
}

function refusal(status: number, types: readonly string[]): JsonSchema {
  const wait = { 'Retry-After': { description: 'Seconds', schema: { type: 'integer', minimum: 1 } } };
  return {
    description: types.map((type) => `\`${type}\` ${textOf(type).title.vi}`).join('; '),
    ...((status === 429 || status === 503) && { headers: wait }),
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            { $ref: `${prefix}ProblemBody` },
            { properties: { type: { enum: types }, status: { const: status } } },
          ],
        },
      },
    },
  };
}

/** Throws for a type without a text: contracts list every problem that a route may answer. */
function textOf(type: string) {
  const text = Object.entries(problemTexts).find(([listed]) => listed === type)?.[1];
  if (!text) throw new Error(`${type} has no text`);
  return text;
}
