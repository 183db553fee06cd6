import { z } from 'zod';

/** A JSON Schema as plain data. */
export interface JsonSchema {
  [keyword: string]: unknown;
}

interface Exporting {
  /** Schemas with a name of their own, by the zod object that is them. */
  readonly names: NamedSchemas;
  readonly prefix: string;
}

type NamedSchemas = z.core.$ZodRegistry<{ id: string }>;

/** Every exported schema of the given modules, by its exported name; of two that share one, the first keeps it. */
export function namedSchemas(modules: readonly object[]): NamedSchemas {
  const names = z.registry<{ id: string }>();
  const taken = new Set<string>();
  for (const [name, value] of modules.flatMap((module) => Object.entries(module))) {
    if (!(value instanceof z.ZodType) || taken.has(name) || names.has(value)) continue;
    taken.add(name);
    names.add(value, { id: name });
  }
  return names;
}

/**
 * What is sent, as JSON Schema 2020-12. Unknown fields pass, as they do everywhere in the house. Schemas with a name are
 * referred to below `prefix` and collected in `into`.
 */
export function schemaOf(schema: z.ZodType, { names, prefix }: Exporting, into: Map<string, JsonSchema>): JsonSchema {
  const options = { metadata: names, io: 'input', unrepresentable: 'any' } as const;
  const { $defs, ...exported } = referring(z.toJSONSchema(schema, options), prefix);
  for (const [name, definition] of Object.entries(($defs ?? {}) as Record<string, JsonSchema>)) {
    into.set(name, plain(definition));
  }
  return plain(exported); // of a named schema, only the reference to it
}

/** Without what only a document of its own needs. */
function plain({ $schema: _schema, id: _id, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

function referring(schema: object, prefix: string): JsonSchema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/$defs/', `"$ref":"${prefix}`)) as JsonSchema;
}
