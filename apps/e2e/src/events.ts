import { events } from '@langmoi/contracts/events';
import { EventBus } from '@langmoi/platform/messaging/kafka';
import { tombstoneOf } from '@langmoi/platform/messaging/tombstone';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readJson } from './product';

/** An event as it lay on its topic. */
export interface Recorded {
  readonly topic: string;
  readonly event: {
    readonly type: string;
    readonly id: string;
    readonly subject: string;
    readonly provinceid: string;
    readonly aggregateversion?: number;
    readonly data: Record<string, unknown>;
  };
}

/** Writes every event of every topic, from the first one on, to a file; returns how to stop. */
export async function recordEvents(brokers: string, file: string): Promise<() => Promise<void>> {
  writeFileSync(file, '');
  const bus = new EventBus({ clientId: 'e2e', brokers: brokers.split(',') });
  const topics = [...new Set(events.map(({ topic }) => topic))];
  const listening = bus.subscribe(`e2e.${process.pid}-${Date.now()}`, topics, ({ topic, key, headers, value }) => {
    if (value !== null) appendFileSync(file, `${JSON.stringify({ topic, event: JSON.parse(value) as unknown })}\n`);
    else appendFileSync(endsBeside(file), `${JSON.stringify({ topic, event: tombstoneOf(key, headers)?.event })}\n`);
    return Promise.resolve();
  });
  await listening.joined;
  return async () => {
    await listening.stop();
    await bus.close();
  };
}

/** An end of a subject, which counts among its events. */
export type RecordedEnd = Pick<Recorded, 'topic'> & {
  readonly event: Pick<Recorded['event'], 'subject' | 'aggregateversion'>;
};

const endsBeside = (file: string) => `${file}.ends`;

export const recordedEvents = (file: string): Recorded[] => linesOf<Recorded>(file);
export const recordedEnds = (file: string): RecordedEnd[] => linesOf<RecordedEnd>(endsBeside(file));

function linesOf<Line>(file: string): Line[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1); // what follows the last line break is still being written
  return lines.map((line) => JSON.parse(line) as Line);
}

interface AsyncApi {
  readonly channels: Record<string, { readonly address: string; readonly messages: Record<string, unknown> }>;
}

const escaped = (step: string) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));

/** The AsyncAPI file as a judge: what is wrong with an event on a topic. */
export class EventContract {
  private readonly ajv = addFormats.default(new Ajv2020({ strict: false, validateSchema: false, allErrors: true }));
  private readonly document = readJson('docs/asyncapi.json') as AsyncApi;
  private readonly judges = new Map<string, ValidateFunction>();

  constructor() {
    this.ajv.addSchema(this.document, 'asyncapi.json');
    for (const [channel, { address, messages }] of Object.entries(this.document.channels)) {
      for (const name of Object.keys(messages)) this.learn(address, ['channels', channel, 'messages', name]);
    }
  }

  get types(): string[] {
    return [...this.judges.keys()].map((key) => key.split(' ')[1] ?? '').sort();
  }

  faultsOf({ topic, event }: Recorded): string[] {
    const judge = this.judges.get(`${topic} ${event.type}`);
    if (!judge) return [`${topic} carries ${event.type}, which asyncapi.json does not name there`];
    const holds: boolean = judge(event);
    if (holds) return [];
    return (judge.errors ?? []).map(
      ({ instancePath, message }) => `${event.type} ${event.id} ${instancePath || '/'} ${message ?? ''}`,
    );
  }

  /** A message stands in its channel or is named there; its payload too, and may be wrapped with its format. */
  private learn(topic: string, pointer: string[]): void {
    const message = this.follow(pointer);
    const payload = this.follow([...message, 'payload']);
    const wrapped = (this.at(payload) as { schema?: unknown }).schema !== undefined;
    const where = wrapped ? [...payload, 'schema'] : payload;
    const { name } = this.at(message) as { name?: string };
    const type = name ?? message.at(-1) ?? '';
    const reference = `asyncapi.json#/${where.map(escaped).join('/')}`;
    this.judges.set(`${topic} ${type}`, this.ajv.compile({ $ref: reference }));
  }

  private follow(pointer: string[]): string[] {
    const { $ref } = this.at(pointer) as { $ref?: string };
    if (!$ref) return pointer;
    const steps = $ref.slice(2).split('/');
    return this.follow(steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')));
  }

  private at(steps: string[]): unknown {
    return steps.reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], this.document);
  }
}
