import type { Caller } from '@langmoi/contracts/caller';
import { silentLog } from '@langmoi/platform/logger';
import { createService } from '@langmoi/platform/service';
import { as, authenticateAsWritten } from '@langmoi/testing/callers';
import { freshDatabase } from '@langmoi/testing/database';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { criteriaModule, entities } from '../src/app.module';
import { migrations } from '../src/migrate';

export const dataDir = join(__dirname, '../../../data');

type Body = Record<string, unknown>;

/** The service on a database of its own, with ways to talk to it and to look behind it. */
export async function startService() {
  const database = await freshDatabase('criteria', migrations, entities);
  const app = await createService({
    name: 'criteria',
    module: criteriaModule,
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
    async command(route: string, payload: object, caller: Caller, key: string = randomUUID()) {
      const [method, url = ''] = route.split(' ') as ['POST' | 'PUT', string];
      const headers = { ...as(caller), 'idempotency-key': key };
      const answer = await app.inject({ method, url, headers, payload });
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

/** A province of its own on 01/7/2020 with one commune and a set of three criteria; a demo unless it is a real one. */
export async function aCommune({ database: { admin } }: TestService, { isDemo = true } = {}) {
  const [provinceId, communeId] = [randomUUID(), randomUUID()];
  await admin.query(`INSERT INTO directory_provinces VALUES ($1, $2, '2020-07-01')`, [provinceId, isDemo]);
  await admin.query(`INSERT INTO directory_units VALUES ($1, $2, $3, 'commune', 'commune', '1', 'Xã Thử')`, [
    communeId,
    provinceId,
    randomUUID(),
  ]);
  const criteria = [1, 2, 3].map((no) => ({
    ...{ no, title: null, group: null, confidence: 'seed', leads: [], indicators: [] },
  }));
  await admin.query(
    `INSERT INTO criteria_sets VALUES ($1, 'three', 1, '{"vi": "ba", "en": "three"}', 'NTM', '2016-2099', 'a law', 'seed', $2)`,
    [provinceId, JSON.stringify(criteria)],
  );
  return { provinceId, communeId };
}
