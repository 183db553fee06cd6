import type { Caller } from '@langmoi/contracts/caller';
import { silentLog } from '@langmoi/platform/logger';
import { createService } from '@langmoi/platform/service';
import { as, authenticateAsWritten } from '@langmoi/testing/callers';
import { freshDatabase } from '@langmoi/testing/database';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { directoryModule, entities } from '../src/app.module';
import { migrations } from '../src/migrate';

export const dataDir = join(__dirname, '../../../data');

type Body = Record<string, unknown>;

/** The service on a database of its own, with ways to talk to it and to look behind it. */
export async function startService({ demo = true } = {}) {
  const database = await freshDatabase('directory', migrations, entities);
  const app = await createService({
    name: 'directory',
    module: directoryModule({ demo }),
    database: database.app,
    authenticate: authenticateAsWritten,
    log: silentLog,
  });
  await app.init();
  return {
    app,
    database,
    async ask<B = Body>(path: string, caller?: Caller): Promise<{ status: number; body: B }> {
      const answer = await app.inject({ url: path, headers: caller ? as(caller) : {} });
      return { status: answer.statusCode, body: answer.json<B>() };
    },
    async command(path: string, payload: object, caller: Caller, key: string = randomUUID()) {
      const headers = { ...as(caller), 'idempotency-key': key };
      const answer = await app.inject({ method: 'POST', url: path, headers, payload });
      return { status: answer.statusCode, body: answer.json<Body>() };
    },
    /** The data of every event of this type, oldest first. */
    async events<D = Body>(type: string): Promise<D[]> {
      const rows: { data: D }[] = await database.admin.query(
        `SELECT envelope->'data' AS data FROM outbox_events WHERE envelope->>'type' = $1 ORDER BY seq`,
        [type],
      );
      return rows.map(({ data }) => data);
    },
    async close() {
      await app.close();
      await database.drop();
    },
  };
}

export type TestService = Awaited<ReturnType<typeof startService>>;

/** A province of its own, by default a demo on 01/7/2020; `today` null makes it a real one. */
export async function aProvince({ database }: TestService, today: string | null = '2020-07-01'): Promise<string> {
  const id = randomUUID();
  await database.admin.query(`INSERT INTO provinces VALUES ($1, $2, 'a province', $3, $4)`, [
    id,
    id,
    today !== null,
    today,
  ]);
  return id;
}
