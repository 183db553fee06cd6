import type { JsonSchema } from './json-schema';

type Compare = (before: JsonSchema, after: JsonSchema, at: string) => string[];

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
const objectOf = (value: unknown): JsonSchema => (value && typeof value === 'object' ? (value as JsonSchema) : {});
const said = (value: unknown): string => JSON.stringify(value);

/**
 * Why whoever reads events by `before` could no longer do so by `after`: a field that went, one that is newly required,
 * one that is no longer promised, or a value that is narrower than it was. Empty for an additive change.
 */
export function breaksOf(before: JsonSchema, after: JsonSchema, at = ''): string[] {
  return [fields, required, types, values, bounds, branches, items].flatMap((compare) => compare(before, after, at));
}

const fields: Compare = (before, after, at) => {
  const now = objectOf(after['properties']);
  const gone = Object.entries(objectOf(before['properties'])).flatMap(([name, schema]) =>
    name in now ? breaksOf(objectOf(schema), objectOf(now[name]), `${at}/${name}`) : [`${at}/${name} was removed`],
  );
  const closed = before['additionalProperties'] !== false && after['additionalProperties'] === false;
  return closed ? [...gone, `${at || '/'} takes no unknown fields any more`] : gone;
};

const required: Compare = (before, after, at) => {
  const [was, is] = [listed(before['required']), listed(after['required'])];
  const known = objectOf(before['properties']);
  return [
    ...is.filter((name) => !was.includes(name)).map((name) => `${at}/${String(name)} is newly required`),
    ...was
      .filter((name) => !is.includes(name) && String(name) in objectOf(after['properties']) && String(name) in known)
      .map((name) => `${at}/${String(name)} is no longer promised`),
  ];
};

const types: Compare = (before, after, at) => {
  if (after['type'] === undefined) return [];
  if (before['type'] === undefined && !before['anyOf'] && !before['const'] && !before['enum']) {
    return Object.keys(before).length ? [] : [`${at} was anything and is ${said(after['type'])}`];
  }
  const now = new Set(listed(after['type']));
  if (now.has('number')) now.add('integer');
  const gone = listed(before['type']).filter((type) => !now.has(type));
  return gone.map((type) => `${at} is no ${String(type)} any more`);
};

const values: Compare = (before, after, at) => {
  const allowed = (schema: JsonSchema) => ('const' in schema ? [schema['const']] : listed(schema['enum']));
  const [was, is] = [allowed(before), allowed(after)];
  if (is.length === 0) return [];
  if (was.length === 0) return before['anyOf'] ? [] : [`${at} takes only ${said(is)} now`];
  return was.filter((value) => !is.includes(value)).map((value) => `${at} no longer takes ${said(value)}`);
};

/** Keywords of which a greater number lets less through, then those of which a smaller one does. */
const floors = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
const ceilings = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];
const shapes = ['format', 'pattern', 'multipleOf'];

const bounds: Compare = (before, after, at) => {
  const number = (schema: JsonSchema, keyword: string, none: number) =>
    typeof schema[keyword] === 'number' ? schema[keyword] : none;
  const raised = floors.filter((word) => number(after, word, -Infinity) > number(before, word, -Infinity));
  const lowered = ceilings.filter((word) => number(after, word, Infinity) < number(before, word, Infinity));
  const shaped = shapes.filter((word) => word in after && after[word] !== before[word]);
  return [...raised, ...lowered, ...shaped].map((word) => `${at} is narrower: ${word} ${said(after[word])}`);
};

/** Each way of being right must still be one, whatever its place in the list. */
const branches: Compare = (before, after, at) => {
  const was = listed(before['anyOf']).map(objectOf);
  const is = after['anyOf'] ? listed(after['anyOf']).map(objectOf) : [after];
  return was
    .filter((branch) => is.every((candidate) => breaksOf(branch, candidate).length > 0))
    .map((branch) => `${at} can no longer be ${said(branch)}`);
};

const items: Compare = (before, after, at) => [
  ...(before['items'] || after['items']
    ? breaksOf(objectOf(before['items']), objectOf(after['items']), `${at}/items`)
    : []),
  ...(typeof after['additionalProperties'] === 'object' && typeof before['additionalProperties'] === 'object'
    ? breaksOf(objectOf(before['additionalProperties']), objectOf(after['additionalProperties']), `${at}/*`)
    : []),
];
