import { patterns, patternTextOf } from '@langmoi/contracts/patterns';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const contracts = join(__dirname, '../../libs/contracts/src');

/** What a module of contracts gives away: schemas, and those of its routes and events. */
function* schemasIn(value: unknown, depth = 3): Generator<z.ZodType> {
  if (value instanceof z.ZodType) yield value;
  else if (depth > 0 && typeof value === 'object' && value !== null)
    for (const one of Object.values(value)) yield* schemasIn(one, depth - 1);
}

/** The patterns that a schema asks a text to fit, by field; a date and an id are told by their format. */
function* patternsIn(schema: unknown, path: string): Generator<[field: string, pattern: string]> {
  if (typeof schema !== 'object' || schema === null) return;
  const { pattern, format } = schema as { pattern?: unknown; format?: unknown };
  if (typeof pattern === 'string' && format === undefined) yield [path, pattern];
  for (const [name, one] of Object.entries(schema)) yield* patternsIn(one, `${path}/${name}`);
}

const asked = readdirSync(contracts)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .flatMap((file) => {
    const all = [...schemasIn(require(join(contracts, file)))];
    return all.flatMap((schema) => {
      const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
      return [...patternsIn(json, file)].map(([field, pattern]) => ({ field, pattern }));
    });
  });
const sources = [...new Set(asked.map(({ pattern }) => pattern))];

it.each(sources)('has words for a text that does not fit %s', (source) => {
  const known = Object.values(patterns).some(({ pattern }) => pattern.source === source);
  expect({ source, known, at: asked.find(({ pattern }) => pattern === source)?.field }).toMatchObject({ known: true });
});

it.each(Object.entries(patterns))('names an example that fits: %s', (_, { pattern, example, vi, en }) => {
  expect(example).toMatch(pattern);
  expect(vi).toContain(example);
  expect(en).toContain(example);
  expect(patternTextOf(String(pattern))).toMatchObject({ vi, en });
  expect(sources).toContain(pattern.source); // something still asks for it
});

it('has the words of zod’s issue itself', () => {
  for (const { pattern, vi } of Object.values(patterns)) {
    const [issue] = z.string().regex(pattern).safeParse('?').error?.issues ?? [];
    expect(issue).toMatchObject({ code: 'invalid_format' });
    expect(patternTextOf((issue as { pattern: string }).pattern)?.vi).toBe(vi);
  }
});
