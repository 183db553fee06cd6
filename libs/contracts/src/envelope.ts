import { z } from 'zod';

/** What the outbox, the transport and the AsyncAPI file need to know of an event. */
export interface EventDefinition {
  readonly source: string;
  readonly type: string;
  readonly topic: string;
  /** True where the topic keeps only the newest state of each key (reference data). */
  readonly compacted: boolean;
  /** One sentence for whoever reads the AsyncAPI file. */
  readonly summary: string;
  readonly schema: z.ZodType;
}

interface Described<T, D> {
  readonly source: string;
  readonly type: T;
  readonly topic: string;
  readonly compacted?: boolean;
  readonly summary: string;
  readonly data: D;
}

/**
 * What every topic carries: CloudEvents 1.0 in structured JSON. `id` is the idempotency key, `provinceid` the tenant;
 * CloudEvents names attributes in lower case, so the wire says `provinceid` where code says `provinceId`.
 */
export const defineEvent = <T extends string, D extends z.ZodType>(described: Described<T, D>) => ({
  source: described.source,
  type: described.type,
  topic: described.topic,
  compacted: described.compacted ?? false,
  summary: described.summary,
  schema: z.object({
    specversion: z.literal('1.0'),
    id: z.uuid(),
    source: z.literal(described.source),
    type: z.literal(described.type),
    time: z.iso.datetime(),
    subject: z.uuid(),
    datacontenttype: z.literal('application/json'),
    provinceid: z.uuid(),
    /** 1, 2, 3 … of the subject on its topic, without a gap; repeated where a delivery is. Absent before 11/2026. */
    aggregateversion: z.number().int().positive().optional(),
    traceparent: z.string().optional(), // a trace we cannot read is no reason to refuse a fact
    data: described.data,
  }),
});

/** The parsed event of a definition. */
export type EventOf<E extends EventDefinition> = z.infer<E['schema']>;
