import type { AppModule } from '@langmoi/platform/platform.module';

/** The event types that the consumers of a worker's module handle, sorted; the end of a subject counts as its type. */
export function typesHandled({ controllers = [] }: AppModule): string[] {
  const patterns = controllers.flatMap(({ prototype }) =>
    Object.values(Object.getOwnPropertyDescriptors(prototype as object)).flatMap(({ value }) => patternsOf(value)),
  );
  return [...new Set(patterns.map((pattern) => pattern.replace(/ tombstone$/, '')))].sort();
}

function patternsOf(handler: unknown): string[] {
  if (typeof handler !== 'function') return [];
  const patterns: unknown = Reflect.getMetadata('microservices:pattern', handler);
  return Array.isArray(patterns) ? patterns.map(String) : [];
}
