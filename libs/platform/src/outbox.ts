import type { Caller } from '@langmoi/contracts/caller';
import type { EventDefinition } from '@langmoi/contracts/envelope';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { arrayParameter } from './array-parameter';
import { newId } from './id';
import { prepared, statement, withCommit } from './prepared';
import { currentTrace } from './trace';

/** The `data` of an event, as its definition describes it. */
export type DataOf<E extends EventDefinition> = z.infer<E['schema']> extends { data: infer D } ? D : never;

/**
 * Adds an event to the caller's transaction: it is published if, and only if, that transaction commits.
 * `subject` is the id of the aggregate, and the key that keeps its events in order: each carries the next
 * `aggregateversion` of its topic and subject, without a gap. Who announces the same subject meanwhile waits for this
 * transaction's end, so the order of the outbox is the order of the versions. Throws on data that breaks the event's
 * schema: that is a bug of ours, not a refusal.
 */
export async function append<E extends EventDefinition>(
  em: EntityManager,
  caller: Pick<Caller, 'provinceId'>,
  event: E,
  { subject, data }: { subject: string; data: DataOf<E> },
): Promise<void> {
  const envelope = { ...attributesOf(caller, event, subject), datacontenttype: 'application/json', data };
  await write(em, event, event.schema.parse(envelope) as Attributes);
}

/**
 * The same of many subjects, each once, in one statement: an import tells of every unit it touches. In the order of their
 * ids, so that two of them never wait for each other.
 */
export async function appendAll<E extends EventDefinition>(
  em: EntityManager,
  caller: Pick<Caller, 'provinceId'>,
  event: E,
  news: readonly { readonly subject: string; readonly data: DataOf<E> }[],
): Promise<void> {
  const rows = news.map(({ subject, data }) => {
    const envelope = { ...attributesOf(caller, event, subject), datacontenttype: 'application/json', data };
    return { id: envelope.id, subject, open: JSON.stringify(event.schema.parse(envelope)).slice(0, -1) };
  });
  const ids = (of: 'id' | 'subject') =>
    arrayParameter(
      'uuid',
      rows.map((row) => row[of]),
    );
  const opened = arrayParameter(
    'text',
    rows.map(({ open }) => open),
  );
  await withCommit(em, prepared(em, writingAll, [event.topic, ids('id'), ids('subject'), opened]));
}

/**
 * The end of a subject on a compacted topic, in the caller's transaction: consumers remove their copy, and the broker
 * in time what it kept of the key. Its version follows that of the events before.
 */
export async function appendTombstone(
  em: EntityManager,
  caller: Pick<Caller, 'provinceId'>,
  event: EventDefinition,
  { subject }: { subject: string },
): Promise<void> {
  if (!event.compacted) throw new Error(`${event.topic} keeps every event: nothing of it can end`);
  await write(em, event, attributesOf(caller, event, subject));
}

type Attributes = ReturnType<typeof attributesOf>;

function attributesOf({ provinceId }: Pick<Caller, 'provinceId'>, { source, type }: EventDefinition, subject: string) {
  const trace = currentTrace();
  return {
    specversion: '1.0',
    id: newId(),
    source,
    type,
    time: new Date().toISOString(),
    subject,
    provinceid: provinceId,
    ...(trace && { traceparent: trace.traceparent }),
  };
}

function write(em: EntityManager, { topic }: EventDefinition, envelope: Attributes): Promise<void> {
  const values = [envelope.id, topic, envelope.subject, JSON.stringify(envelope)];
  return withCommit(em, prepared(em, writing, values));
}

/** One round trip: the version's row lock is taken before `seq` is handed out. */
const writing = statement(`
  WITH next AS (
    INSERT INTO aggregate_versions AS known (topic, subject, version) VALUES ($2, $3, 1)
    ON CONFLICT (topic, subject) DO UPDATE SET version = known.version + 1
    RETURNING version
  )
  INSERT INTO outbox_events (id, topic, key, envelope)
  SELECT $1, $2, $3::uuid, jsonb_set($4::jsonb, '{aggregateversion}', to_jsonb(version)) FROM next`);

/** The version is put into the text of each, which comes without its last brace: a long envelope is taken apart once. */
const writingAll = statement(`
  WITH given AS (
    SELECT id, subject, open FROM unnest($2::uuid[], $3::uuid[], $4::text[]) AS one (id, subject, open)
     ORDER BY subject
  ), next AS (
    INSERT INTO aggregate_versions AS known (topic, subject, version) SELECT $1, subject, 1 FROM given
    ON CONFLICT (topic, subject) DO UPDATE SET version = known.version + 1
    RETURNING subject, version
  )
  INSERT INTO outbox_events (id, topic, key, envelope)
  SELECT id, $1, subject, (open || ',"aggregateversion":' || version || '}')::jsonb
    FROM given JOIN next USING (subject) ORDER BY subject`);

/** What leaves for the broker; without a value it is a tombstone. */
export interface OutboxMessage {
  readonly topic: string;
  readonly key: string;
  readonly value: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}
