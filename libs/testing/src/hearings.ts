import { hearings } from '@langmoi/domain/access/hearings';
import type { AppModule } from '@langmoi/platform/platform.module';

/** The case that every worker is held to: what its consumers handle is what its table names, with whose word counts. */
export function itHearsItsTable(service: keyof typeof hearings, worker: AppModule): void {
  it('hears of each event type on the word of the owner that its table names, and of no other', () => {
    expect(typesHandled(worker)).toEqual(Object.keys(hearings[service]).sort());
  });
}

/** The event types that the consumers of a worker's module handle, sorted; the end of a subject counts as its type. */
function typesHandled({ controllers = [] }: AppModule): string[] {
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
