import type { EventDefinition } from '@langmoi/contracts/envelope';
import { z } from 'zod';
import { breaksOf } from './breaks';
import type { JsonSchema } from './json-schema';

/** The file of an event's committed schema. */
export const fileOf = ({ type }: Pick<EventDefinition, 'type'>): string => `${type}.json`;

/** An event as JSON Schema 2020-12, as its readers see it: unknown fields pass. */
function eventSchema({ type, summary, schema }: EventDefinition): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return JSON.parse(JSON.stringify({ $schema, title: type, description: summary, ...rest })) as JsonSchema;
}

interface Verdict {
  /** What would break a reader; never written. */
  readonly breaks: string[];
  /** Files to add or to renew, with their content. */
  readonly additions: Map<string, string>;
}

/** Compares the events of contracts with the committed schemas (file name → text). */
export function judgeSchemas(events: readonly EventDefinition[], committed: ReadonlyMap<string, string>): Verdict {
  const breaks: string[] = [];
  const additions = new Map<string, string>();
  for (const event of events) {
    const file = fileOf(event);
    const text = `${JSON.stringify(eventSchema(event), null, 2)}\n`;
    const before = committed.get(file);
    if (before === text) continue;
    const found = before === undefined ? [] : breaksOf(JSON.parse(before) as JsonSchema, eventSchema(event));
    breaks.push(...found.map((reason) => `${event.type}: ${reason}`));
    if (found.length === 0) additions.set(file, text);
  }
  const known = new Set(events.map(fileOf));
  for (const file of committed.keys())
    if (!known.has(file)) breaks.push(`${file.replace('.json', '')}: the event is gone`);
  return { breaks, additions };
}
