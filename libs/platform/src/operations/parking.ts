import { Problem } from '@langmoi/contracts/problem';
import { QueryFailedError, type DataSource } from 'typeorm';
import { z } from 'zod';
import { newId } from '../id';
import { receivedOf, type Headers, type Park, type Received, type Taken } from '../messaging/delivery';
import { insertParked, nextRequested, parkAgain, settleReplayed } from './parked.repository';

/** Where a consumer group sets aside what it cannot take in, of every province: its service's database, as its worker. */
export class Parking {
  constructor(
    private readonly dataSource: DataSource,
    private readonly group: string,
  ) {}

  /** Once for each place of a topic, however often the message is delivered. Rejects while the database is away. */
  readonly park: Park = (taken, error) => {
    const { topic, partition, message } = taken;
    const row = {
      id: newId(),
      group: this.group,
      topic,
      partition,
      offset: message.offset,
      key: message.key,
      value: message.value,
      headers: textOf(message.headers),
      error: errorText(error),
      ...idsOf(taken),
    };
    return insertParked(this.dataSource.manager, row);
  };

  /** The next message of which a replay was asked, in the order of its topic. */
  async next(): Promise<{ id: string; message: Received } | undefined> {
    const row = await nextRequested(this.dataSource.manager, this.group);
    if (!row) return undefined;
    const { id, topic, key, value, headers } = row;
    return { id, message: { topic, key: key && key.toString(), value: value && value.toString(), headers } };
  }

  replayed(id: string): Promise<void> {
    return settleReplayed(this.dataSource.manager, id);
  }

  failed(id: string, error: unknown): Promise<void> {
    return parkAgain(this.dataSource.manager, id, errorText(error));
  }
}

const Id = z.uuid().optional().catch(undefined);
const Ids = z.object({
  id: Id,
  provinceid: Id,
  subject: Id,
  type: z
    .string()
    .regex(/^[a-z][a-z0-9.-]{0,99}$/)
    .optional()
    .catch(undefined),
});

/** What can be read of whose message it is. Only what is an id: the rest may be anything. */
function idsOf(taken: Taken) {
  const { key, value, headers } = receivedOf(taken);
  const attributes = ['id', 'provinceid', 'type'].map((name) => [name, headers[`ce_${name}`]?.toString()]);
  const said = value === null ? Object.fromEntries([...attributes, ['subject', key]]) : json(value);
  const { id, provinceid, subject, type } = Ids.safeParse(said).data ?? {};
  return {
    eventId: id ?? null,
    provinceId: provinceid ?? null,
    subject: subject ?? null,
    eventType: type ?? null,
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** PostgreSQL's jsonb takes every character but NUL. */
const textOf = (headers: Headers = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value).replaceAll('\0', '')]));

/** What the operator reads: enough to find the cause, nothing of the message's data. */
export function errorText(error: unknown): string {
  return wordsOf(error).replaceAll('\0', '').slice(0, 1_000);
}

function wordsOf(error: unknown): string {
  if (error instanceof Problem) return `Problem ${error.type}`;
  if (error instanceof z.ZodError) return `ZodError: ${placesOf(error)}`;
  if (error instanceof QueryFailedError) return `QueryFailedError ${databaseWords(error.driverError)}`;
  if (error instanceof SyntaxError || !(error instanceof Error)) return 'An error whose words may quote the message';
  return `${error.name}: ${error.message}`;
}

/** PostgreSQL's own sentence may quote a value; its code and the names of the schema never do. */
function databaseWords(error: object): string {
  const { code, table, column, constraint } = error as Record<string, unknown>;
  return [code, table, column, constraint].filter((word) => typeof word === 'string').join(' ');
}

const name = /^[A-Za-z0-9_-]{1,40}$/;

/** `too_small at data.amount; …`: where a message breaks its schema and how, never with which value. */
export function placesOf({ issues }: z.ZodError): string {
  const places = issues.slice(0, 10).map(({ code, path }) => {
    const steps = path.map((step) => (name.test(String(step)) ? String(step) : '?'));
    return `${code} at ${steps.join('.') || 'the top'}`;
  });
  return places.join('; ');
}
