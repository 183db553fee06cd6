import type { Caller } from '@langmoi/contracts/caller';
import type { EventDefinition } from '@langmoi/contracts/envelope';
import { accessOf } from '@langmoi/domain/access/door';
import type { TableName } from '@langmoi/domain/access/tables';
import type { DatabaseOptions } from '@langmoi/platform/db';
import { silentLog } from '@langmoi/platform/logger';
import type { Migration } from '@langmoi/platform/migrations';
import type { AppModule } from '@langmoi/platform/platform.module';
import { createService, type ServiceOptions } from '@langmoi/platform/service';
import type { INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { randomUUID } from 'node:crypto';
import { as, authenticateAsWritten } from './callers';
import { freshDatabase } from './database';

type Body = Record<string, unknown>;

interface Parts {
  readonly name: TableName;
  readonly module: AppModule;
  /** The worker's module: its consumers are fed by `deliver`. */
  readonly worker?: AppModule;
  readonly entities: DatabaseOptions['entities'];
  readonly migrations: (new () => Migration)[];
  /** Fastify plugins that the process registers, such as multipart. */
  readonly configure?: ServiceOptions['configure'];
}

/** A service on a database of its own, with ways to talk to it and to look behind it. */
export async function serviceUnderTest({ name, module, worker, entities, migrations, configure }: Parts) {
  const database = await freshDatabase(name, migrations, entities);
  const app = await createService({
    ...{ name, module, database: database.app, authenticate: authenticateAsWritten, log: silentLog },
    access: accessOf(name),
    ...(configure && { configure }),
  });
  await app.init();
  // Apart, as in production: each connects with the rights that its process has.
  const consumers =
    worker && (await createService({ name, module: worker, database: database.worker, log: silentLog }));
  await consumers?.init();
  return {
    app,
    /** Where the consumers live; the API where there are none. */
    worker: consumers ?? app,
    database,
    /** Has law or papers taken in as the loading commands do: beside the API, with the rights of the loader. */
    async load(work: (loads: INestApplicationContext) => Promise<unknown>): Promise<void> {
      const loads = await createService({ name, module, database: database.loader, log: silentLog });
      try {
        await loads.init();
        await work(loads);
      } finally {
        await loads.close();
      }
    },
    /** GET; without a caller nobody is signed in. */
    async ask<B = Body>(path: string, caller?: Caller, language = 'vi'): Promise<{ status: number; body: B }> {
      const headers = { ...(caller && as(caller)), 'accept-language': language };
      const answer = await app.inject({ url: path, headers });
      return { status: answer.statusCode, body: answer.json<B>() };
    },
    /** `POST /things` and the like. */
    async command(route: string, payload: object, caller: Caller, key: string = randomUUID()) {
      const [method, url = ''] = route.split(' ') as ['POST' | 'PUT', string];
      const headers = { ...as(caller), 'idempotency-key': key };
      const answer = await app.inject({ method, url, headers, payload });
      return { status: answer.statusCode, body: answer.json<Body>() };
    },
    /** Hands an event, as `anEvent` makes it, to the consumer of its type, as the transport does. */
    deliver: (definition: EventDefinition, event: object): Promise<void> =>
      consumerOf(consumers ?? app, definition.type)(definition.schema.parse(event)),
    /** The data of every event of this type, oldest first. */
    async events<D = Body>(type: string): Promise<D[]> {
      const rows: { data: D }[] = await database.admin.query(
        `SELECT envelope->'data' AS data FROM outbox_events WHERE envelope->>'type' = $1 ORDER BY seq`,
        [type],
      );
      return rows.map(({ data }) => data);
    },
    async close() {
      await consumers?.close();
      await app.close();
      await database.drop();
    },
  };
}

type Handle = (event: unknown) => Promise<void>;

function consumerOf(app: INestApplicationContext, type: string): Handle {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  for (const { metatype, instance } of controllers) {
    const methods = Object.values(Object.getOwnPropertyDescriptors(metatype?.prototype ?? {}));
    for (const { value } of methods as { value?: unknown }[]) {
      if (typeof value !== 'function') continue;
      const patterns: unknown = Reflect.getMetadata('microservices:pattern', value);
      if (Array.isArray(patterns) && patterns.includes(type)) return (value as Handle).bind(instance);
    }
  }
  throw new Error(`Nobody handles ${type}`);
}

/** What `serviceUnderTest` gives. */
export type ServiceUnderTest = Awaited<ReturnType<typeof serviceUnderTest>>;
