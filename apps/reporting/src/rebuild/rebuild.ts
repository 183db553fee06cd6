import { hearings } from '@langmoi/domain/access/hearings';
import { databaseOptions, type DatabaseOptions } from '@langmoi/platform/db';
import { nestLog, type Log } from '@langmoi/platform/logger';
import { OriginalError } from '@langmoi/platform/messaging/event-strategy';
import { EventBus, type Position } from '@langmoi/platform/messaging/kafka';
import { rootModule, type AppModule } from '@langmoi/platform/platform.module';
import { Telemetry } from '@langmoi/platform/telemetry/telemetry';
import { NestFactory } from '@nestjs/core';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { FollowingStrategy } from './following';
import { NextSchema, type Compared } from './tables';

/** Read models to be built anew from the topics. */
export interface Rebuilding {
  /** As the owner of the tables. */
  readonly migratorUrl: string;
  readonly brokers: string[];
  /** The worker's module; its consumers do the work, on empty tables. */
  readonly module: AppModule;
  /** What the consumers write, all of it told by events. */
  readonly readModels: DatabaseOptions['entities'];
  /** The name of those consumers in the inbox. */
  readonly consumer: string;
  /** Whose offsets the rebuild uses, and forgets at both ends. */
  readonly group: string;
  /** Puts what came out of the topics in the place of what differs from it; otherwise differences are only told. */
  readonly replace: boolean;
  readonly log: Log;
}

/** What a rebuild found. */
export interface Rebuilt {
  /** Events taken in, by topic. */
  readonly events: ReadonlyMap<string, number>;
  readonly tables: readonly Compared[];
  /** Tables whose rows are now those of the topics. */
  readonly replaced: readonly string[];
  /** Provinces that were removed, of which the topics keep events: nothing of them comes back. */
  readonly removed: readonly string[];
  /** Events that the live consumers have not taken in: parked ones, and those of the last moment. */
  readonly waiting: number;
  /** How long the live consumers were held off. */
  readonly heldMs: number;
}

const anyNumber = 4_711_003; // the advisory lock of rebuilds

/**
 * Builds the read models anew beside the live ones and compares them row by row, at a moment at which both know the
 * same events; replaces what differs if told so. The live ones are read and written on meanwhile: only for the
 * comparison are their consumers held off, and wait. Whatever breaks it, the live ones stay as they were; another run
 * clears what it left. Throws when another rebuild runs, and when an event of theirs cannot be taken in here.
 */
export async function rebuild(how: Rebuilding): Promise<Rebuilt> {
  const migrator = await new DataSource({
    ...{ type: 'postgres', url: how.migratorUrl, entities: how.readModels, applicationName: 'rebuild' },
  }).initialize();
  const bus = new EventBus({ clientId: how.group, brokers: how.brokers, log: how.log });
  try {
    return await alone(migrator, async () => {
      const tables = how.readModels.map((entity) => migrator.getMetadata(entity).tableName);
      await forgotten(bus, how.group);
      const next = await NextSchema.create(migrator, tables);
      const projector = await startProjector({ ...how, bus, migrator, next });
      const found = await compared({ ...how, bus, migrator, next, projector }).finally(() => projector.stop());
      await next.drop(migrator);
      await forgotten(bus, how.group);
      return found;
    });
  } finally {
    await bus.close();
    await migrator.destroy();
  }
}

async function alone<T>(migrator: DataSource, work: () => Promise<T>): Promise<T> {
  const runner = migrator.createQueryRunner();
  try {
    const [row]: { locked: boolean }[] = await runner.query('SELECT pg_try_advisory_lock($1) AS locked', [anyNumber]);
    if (!row?.locked) throw new Error('Another rebuild of this database is running');
    return await work();
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [anyNumber]).catch(() => undefined);
    await runner.release();
  }
}

/** The member of a rebuild that was killed stays in the group until the broker misses it: twelve seconds. */
async function forgotten(bus: EventBus, group: string, patience = 20): Promise<void> {
  try {
    await bus.forget(group);
  } catch (error) {
    if (patience === 0) throw error;
    await sleep(1_000);
    await forgotten(bus, group, patience - 1);
  }
}

interface Parts extends Rebuilding {
  readonly bus: EventBus;
  readonly migrator: DataSource;
  readonly next: NextSchema;
}

interface Projector {
  readonly strategy: FollowingStrategy;
  readonly topics: string[];
  stop(): Promise<void>;
}

/** The worker's consumers on the next schema, from the beginning of every topic. */
async function startProjector({ bus, migrator, next, ...how }: Parts): Promise<Projector> {
  const url = new URL(how.migratorUrl);
  url.searchParams.set('options', `-c search_path=${next.name}`);
  const database = databaseOptions({ url: url.href, entities: how.readModels, max: 2, applicationName: how.group });
  const telemetry = Telemetry.quiet({ service: how.group, process: 'worker' });
  const strategy = new FollowingStrategy(bus, { group: how.group, hears: hearings.reporting }, how.log, telemetry);
  strategy.follow((told) => next.taken(migrator, how.consumer, told));
  const app = await NestFactory.createMicroservice(rootModule(how.module, { database, checks: {}, log: how.log }), {
    ...{ strategy, logger: nestLog(how.log), abortOnError: false },
  });
  app.useGlobalFilters(new OriginalError());
  await app.listen();
  return {
    strategy,
    topics: strategy.topics(),
    async stop() {
      await app.close();
      await telemetry.close();
    },
  };
}

interface Running extends Parts {
  readonly projector: Projector;
}

async function compared(running: Running): Promise<Rebuilt> {
  const { migrator, next, projector, replace } = running;
  await comeNear(running);
  return migrator.transaction(async (em) => {
    await next.holdWriters(em);
    const began = performance.now();
    await projector.strategy.freeze();
    await reachEnds(running, 10_000); // all that the live consumers can have seen lies before these
    const removed = await next.dropRemoved(em);
    const tables = await next.compare(em);
    const replaced = replace ? tables.filter(({ equal }) => !equal).map(({ table }) => table) : [];
    for (const table of replaced) await next.replace(em, table);
    const { taken: events, waiting } = projector.strategy;
    return { events, tables, replaced, removed, waiting, heldMs: Math.round(performance.now() - began) };
  });
}

/** Most of the way, while nobody waits: until what came meanwhile is read within two seconds. */
async function comeNear(running: Running, rounds = 5): Promise<void> {
  const began = Date.now();
  await reachEnds(running);
  if (rounds > 1 && Date.now() - began > 2_000) await comeNear(running, rounds - 1);
}

/** Resolves when all is read that the topics held at the call, and taken in as far as the live consumers have. */
async function reachEnds({ bus, group, projector }: Running, stuckAfterMs = 60_000): Promise<void> {
  const { strategy, topics } = projector;
  const ends = new Map((await bus.positions(group, topics)).map((position) => [placeOf(position), position.end]));
  let moved = { at: Date.now(), seen: -1 }; // offsets move at the end of a batch, which may take long
  for (;;) {
    const positions = await bus.positions(group, topics);
    await strategy.catchUp();
    if (positions.every((position) => position.done >= (ends.get(placeOf(position)) ?? 0))) return;
    if (strategy.seen > moved.seen) moved = { at: Date.now(), seen: strategy.seen };
    if (Date.now() - moved.at > stuckAfterMs) throw new Error('Nothing more came of the topics');
    await sleep(20);
  }
}

const placeOf = ({ topic, partition }: Position): string => `${topic}/${partition}`;
