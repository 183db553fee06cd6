import { events } from '@langmoi/contracts/events';
import { EventBus } from '@langmoi/platform/messaging/kafka';
import { testBrokers } from '@langmoi/testing/broker';
import { aCaller, startKeys, type TestKeys } from '@langmoi/testing/callers';
import { freshDatabase, type TestDatabase } from '@langmoi/testing/database';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { entities as criteriaEntities } from '../../apps/criteria/src/app.module';
import { migrations as criteriaMigrations } from '../../apps/criteria/src/migrate';
import { entities as reportingEntities } from '../../apps/reporting/src/app.module';
import { migrations as reportingMigrations } from '../../apps/reporting/src/migrate';
import { noteCommits } from './commits';
import { startEntry } from './product';

const communes = 250;
const results = Array.from({ length: 19 }, (_, index) => ({ criterion: index + 1, state: 'achieved' }));

/** The api of criteria, its worker and the projector, each a process of its own. */
export async function openHouse(home: string) {
  const criteria = await freshDatabase('criteria', criteriaMigrations, criteriaEntities);
  const reporting = await freshDatabase('reporting', reportingMigrations, reportingEntities);
  await noteCommits(criteria.admin, 'outbox_events', 'id');
  await noteCommits(reporting.admin, 'inbox_events', 'event_id');
  const bus = new EventBus({ clientId: 'bench', brokers: testBrokers() });
  await bus.createTopics([...events]);
  await bus.close();
  const keys = await startKeys();
  const brokers = { KAFKA_BROKERS: testBrokers().join(',') };
  const files = { FILES_DIR: join(home, 'files') };
  const api = await startEntry('criteria/main', { DATABASE_URL: criteria.app.url, JWKS_URL: keys.jwksUrl, ...files });
  const worker = await startEntry('criteria/worker', { DATABASE_URL: criteria.worker.url, ...brokers, ...files });
  const projector = await startEntry('reporting/worker', { DATABASE_URL: reporting.worker.url, ...brokers });
  const record = await recorder(criteria, keys, api.url);
  return {
    criteria,
    reporting,
    record,
    async close() {
      await Promise.all([api.stop(), worker.stop(), projector.stop()]);
      await keys.close();
      await criteria.drop();
      await reporting.drop();
    },
  };
}

/** Takes the communes in turn; each says its next version when its last is answered. */
async function recorder({ admin }: TestDatabase, keys: TestKeys, url: string) {
  const provinceId = randomUUID() as string;
  const ids = Array.from({ length: communes }, () => randomUUID() as string);
  await furnish({ admin }, provinceId, ids);
  const said = ids.map(() => Promise.resolve());
  const versions = ids.map(() => 0);
  const tokens = new Map<number, { token: string; until: number }>();
  const tokenOf = async (at: number): Promise<string> => {
    const known = tokens.get(at);
    if (known && known.until > Date.now()) return known.token;
    const caller = aCaller({ provinceId, unitId: ids[at] ?? '', roles: ['communeOfficer'] });
    const token = await keys.tokenFor(caller, 'criteria');
    tokens.set(at, { token, until: Date.now() + 200_000 });
    return token;
  };
  const say = async (at: number): Promise<void> => {
    const headers = { authorization: `Bearer ${await tokenOf(at)}`, 'idempotency-key': randomUUID() };
    const body = { asOf: '2020-03-31', seenVersion: versions[at], results };
    const { status, said: answered } = await post(`${url}/communes/${ids[at]}/tiers/NTM/assessments`, headers, body);
    if (status !== 201) throw new Error(`${status} ${answered}`);
    versions[at] = (versions[at] ?? 0) + 1;
  };
  return (index: number): Promise<void> => {
    const at = index % communes;
    const next = (said[at] ?? Promise.resolve()).then(() => say(at));
    said[at] = next;
    return next;
  };
}

const agent = new Agent({ keepAlive: true });

/** Node's own client: `fetch` took as much of the machine as half the answer. */
async function post(url: string, headers: Record<string, string>, body: object) {
  const asking = request(url, { agent, method: 'POST', headers: { ...headers, 'content-type': 'application/json' } });
  asking.end(JSON.stringify(body));
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, said: await text(answer) };
}

async function furnish({ admin }: Pick<TestDatabase, 'admin'>, provinceId: string, ids: string[]): Promise<void> {
  await admin.query(`INSERT INTO directory_provinces VALUES ($1, true, '2020-07-01')`, [provinceId]);
  await admin.query(
    `INSERT INTO directory_units (id, province_id, level, kind, code, name)
     SELECT id, $1, 'commune', 'commune', '1', 'a commune' FROM unnest($2::uuid[]) AS id`,
    [provinceId, ids],
  );
  const criteria = results.map(({ criterion: no }) => ({
    ...{ no, title: null, group: null, confidence: 'seed', leads: [], indicators: [] },
  }));
  await admin.query(
    `INSERT INTO criteria_sets VALUES ($1, 'bench', 1, '{"vi": "bộ", "en": "set"}', 'NTM', '2016-2099', 'a law', 'seed', $2)`,
    [provinceId, JSON.stringify(criteria)],
  );
}
