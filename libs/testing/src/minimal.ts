import { randomUUID } from 'node:crypto';
import { z } from 'zod';

interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly format?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly minItems?: number;
  readonly items?: Shape;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
}

/** The smallest value that a schema takes, as far as its JSON Schema says; what a refinement asks is up to the spec. */
export const minimal = (schema: z.ZodType): unknown =>
  valueOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape);

function valueOf(shape: Shape): unknown {
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  if (shape.anyOf) return valueOf(shape.anyOf.find(({ type }) => type === 'null') ?? shape.anyOf[0] ?? {});
  return makers[shape.type ?? 'null']?.(shape) ?? null;
}

const makers: Readonly<Record<string, (shape: Shape) => unknown>> = {
  object: ({ properties = {}, required = [] }) =>
    Object.fromEntries(required.map((name) => [name, valueOf(properties[name] ?? {})])),
  array: ({ minItems = 0, items = {} }) => Array.from({ length: minItems }, () => valueOf(items)),
  string: ({ format, minLength = 1 }) => texts[format ?? '']?.() ?? 'x'.repeat(minLength),
  integer: ({ minimum, exclusiveMinimum = 0 }) => minimum ?? exclusiveMinimum + 1,
  number: ({ minimum, exclusiveMinimum = 0 }) => minimum ?? exclusiveMinimum + 1,
  boolean: () => false,
};

const texts: Readonly<Record<string, () => string>> = {
  uuid: () => randomUUID(),
  date: () => '2020-06-30',
  'date-time': () => '2020-06-30T00:00:00.000Z',
};
