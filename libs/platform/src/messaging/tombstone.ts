import type { EventDefinition } from '@langmoi/contracts/envelope';
import { EventPattern } from '@nestjs/microservices';
import { z } from 'zod';
import type { Headers } from './delivery';

/** The end of a subject on a compacted topic. It carries no data: whoever kept a copy removes it. */
export interface Tombstone {
  readonly id: string | undefined;
  readonly subject: string;
  readonly provinceid: string;
  readonly aggregateversion: number | undefined;
}

const patternOf = (event: Pick<EventDefinition, 'type'>) => `${event.type} tombstone`;

/** Handles the tombstones of an event's subjects; the payload is a `Tombstone`. */
export const TombstonePattern = (event: EventDefinition) =>
  EventPattern<Record<string, Tombstone>>(patternOf(event), event);

const Attributes = z.object({
  ce_id: z.uuid().optional().catch(undefined),
  ce_type: z.string(),
  ce_provinceid: z.uuid(),
  ce_aggregateversion: z.coerce.number().int().positive().optional().catch(undefined),
});
const Subject = z.uuid();

/** Undefined where headers or key do not say whose end it is: then nobody can be told. */
export function tombstoneOf(key: string | null, headers: Headers): { pattern: string; event: Tombstone } | undefined {
  const subject = Subject.safeParse(key);
  const attributes = Attributes.safeParse(
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value && String(value)])),
  );
  if (!subject.success || !attributes.success) return undefined;
  const {
    ce_id: id,
    ce_type: type,
    ce_provinceid: provinceid,
    ce_aggregateversion: aggregateversion,
  } = attributes.data;
  return { pattern: patternOf({ type }), event: { id, subject: subject.data, provinceid, aggregateversion } };
}

/** The attributes of an envelope as headers, for a message without a value: CloudEvents' binary form. */
export function tombstoneHeaders(envelope: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(envelope).map(([name, value]) => [`ce_${name}`, String(value)]));
}
