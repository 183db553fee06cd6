import { events } from '@langmoi/contracts/events';
import { SuccessionRule } from '@langmoi/contracts/unit-changes';
import { EventBus } from '@langmoi/platform/messaging/kafka';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { testBrokers } from '@langmoi/testing/broker';
import { aCaller, startKeys, type TestKeys } from '@langmoi/testing/callers';
import { freshDatabase, type TestDatabase } from '@langmoi/testing/database';
import { until } from '@langmoi/testing/until';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entities as criteriaEntities } from '../../apps/criteria/src/app.module';
import { migrations as criteriaMigrations } from '../../apps/criteria/src/migrate';
import { entities as directoryEntities } from '../../apps/directory/src/app.module';
import { migrations as directoryMigrations } from '../../apps/directory/src/migrate';
import { entities as povertyEntities } from '../../apps/poverty/src/app.module';
import { migrations as povertyMigrations } from '../../apps/poverty/src/migrate';
import { entities, migrations } from '../../apps/recognition/src/schema';
import { startEntry } from './product';
import type { Bench, Sample, Workload } from './workload';

/**
 * Communes merge two by two. The clock starts with the second person’s approval and stops when every service that
 * something hangs on has committed what became of it: directory of offices, recognition of titles and dossiers, criteria
 * and poverty of registrations and registers. The peer is the same change where nothing hangs on its units.
 */
export const workload: Workload = {
  compared: 'seconds to effect',
  unit: 'dependent fact',
  aim: '50 communes with 5,000 dependent facts in effect everywhere ≤ 10 s',
  async open(bench) {
    const house = await openHouse(bench);
    const size = bench.small ? { communes: 10, facts: 500 } : { communes: 50, facts: 5_000 };
    return {
      product: { name: 'with all that hangs on them', run: () => house.merge(size) },
      peer: { name: 'with nothing on them', run: () => house.merge({ ...size, facts: 0 }) },
      close: () => house.close(),
    };
  },
};

/** Where criteria would keep the files of evidence; here there are none. */
const filesFolder = join(tmpdir(), 'langmoi-bench-files');

interface Size {
  readonly communes: number;
  readonly facts: number;
}

async function openHouse(bench: Bench) {
  const directory = await freshDatabase('directory', directoryMigrations, directoryEntities);
  const recognition = await freshDatabase('recognition', migrations, entities);
  const criteria = await freshDatabase('criteria', criteriaMigrations, criteriaEntities);
  const poverty = await freshDatabase('poverty', povertyMigrations, povertyEntities);
  const bus = new EventBus({ clientId: 'bench', brokers: testBrokers() });
  await bus.createTopics([...events]);
  await bus.close();
  const keys = await startKeys();
  const brokers = { KAFKA_BROKERS: testBrokers().join(',') };
  const api = await startEntry('directory/main', {
    DATABASE_URL: directory.app.url,
    JWKS_URL: keys.jwksUrl,
    DEMO: 'true',
  });
  const workers = await Promise.all(
    Object.entries({ directory, criteria, poverty }).map(([name, { worker }]) =>
      startEntry(`${name}/worker`, { DATABASE_URL: worker.url, FILES_DIR: filesFolder, ...brokers }),
    ),
  );
  const applier = await startEntry('recognition/worker', {
    ...{ DATABASE_URL: recognition.worker.url, ...brokers, WORKFLOW_BUNDLE: 'none' },
    TEMPORAL_ADDRESS: bench.env['TEMPORAL_ADDRESS'] ?? bench.env['TEST_TEMPORAL_ADDRESS'] ?? '127.0.0.1:9',
  });
  await loadRules(directory);
  const send = sender(api.url, keys);
  return {
    /** A province of its own each time. */
    async merge({ communes, facts }: Size): Promise<Sample> {
      const place = await furnish({ directory, recognition, criteria }, { communes, facts });
      const { provinceId } = place;
      const drafted = await send(`/provinces/${provinceId}/unit-proposals`, provinceId, aDecision(place));
      const at = (step: string) => `/unit-proposals/${drafted.id}/${step}`;
      const { version } = await send(at('propose'), provinceId, { seenVersion: drafted.version });
      const [cpu, began] = [bench.cpuSeconds(), performance.now()];
      await send(at('approve'), provinceId, { seenVersion: version });
      const heard = async ({ admin }: TestDatabase): Promise<boolean> =>
        (await admin.query<object[]>('SELECT 1 FROM unit_changes WHERE id = $1', [drafted.id])).length > 0;
      await until(async () => (await Promise.all([recognition, criteria, poverty].map(heard))).every(Boolean));
      const seconds = (performance.now() - began) / 1000;
      const followed = await Promise.all([
        counted(recognition, 'successions WHERE change_id = $1', drafted.id),
        counted(directory, `unit_change_effects WHERE proposal_id = $1 AND kind = 'appointment'`, drafted.id),
        counted(criteria, 'registrations WHERE province_id = $1', provinceId), // told from the change by whoever looks
      ]);
      return {
        ...{ units: Math.max(facts, 1), seconds, cpuSeconds: bench.cpuSeconds() - cpu, work: `${communes} communes` },
        figures: { 'seconds to effect': seconds, 'facts followed': followed.reduce((sum, count) => sum + count, 0) },
      };
    },
    async close(): Promise<void> {
      await Promise.all([api, applier, ...workers].map((process) => process.stop()));
      await keys.close();
      for (const database of [directory, recognition, criteria, poverty]) await database.drop();
    },
  };
}

async function counted({ admin }: TestDatabase, rows: string, id: string): Promise<number> {
  const [row] = await admin.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM ${rows}`, [id]);
  return row?.count ?? 0;
}

/** Commands of administrators, a new one each time: two persons. */
const sender =
  (url: string, keys: TestKeys) =>
  async (path: string, provinceId: string, body: object): Promise<Proposal> => {
    const caller = aCaller({ provinceId, roles: ['provinceAdministrator'] });
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await keys.tokenFor(caller, 'directory')}`,
        'idempotency-key': randomUUID(),
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (answer.status >= 400) throw new Error(`${answer.status} ${text}`);
    return JSON.parse(text) as Proposal;
  };

interface Proposal {
  readonly id: string;
  readonly version: number;
}

async function loadRules({ admin }: TestDatabase): Promise<void> {
  const file = JSON.parse(readFileSync(join(__dirname, '../../data/succession/rules.json'), 'utf8')) as {
    rules: unknown[];
  };
  for (const [position, content] of file.rules.map((rule) => SuccessionRule.parse(rule)).entries()) {
    await admin.query('INSERT INTO succession_rules VALUES ($1, $2, $3)', [
      content.id,
      position,
      JSON.stringify(content),
    ]);
  }
}

interface Place {
  readonly provinceId: string;
  readonly key: string;
  readonly district: string;
  readonly communes: readonly string[];
}

const effectiveOn = '2020-07-01';

/** Two by two into new communes. */
function aDecision({ key, district, communes }: Place): object {
  const pairs = communes.flatMap((one, index) => (index % 2 === 0 ? [[one, communes[index + 1] ?? one]] : []));
  const happenings = pairs.map((ends, index) => {
    const unitId = randomUUID();
    const form = {
      unitId,
      parentId: district,
      level: 'commune',
      kind: 'commune',
      code: `n${key}${index}`,
      name: `Mới ${index}`,
    };
    const parts = ends.map((fromId) => ({ fromId, toId: unitId, shares: 'whole' }));
    return { kind: 'merged', ends, begins: [form], changes: [], parts };
  });
  return { effectiveOn, decision: { number: '1/NQ', date: '2020-06-01', authority: 'bench' }, happenings };
}

interface Databases {
  readonly directory: TestDatabase;
  readonly recognition: TestDatabase;
  readonly criteria: TestDatabase;
}

/**
 * Spread over the communes, each with its committee: a tenth of the facts offices, three registrations and at most three
 * titles a commune, the rest open dossiers.
 */
async function furnish({ directory, recognition, criteria }: Databases, { communes, facts }: Size): Promise<Place> {
  const [provinceId, key] = [randomUUID(), randomUUID().slice(0, 6)];
  const [top, district] = [uuidOf('unit', `${key}/top`), uuidOf('unit', `${key}/district`)];
  const ids = Array.from({ length: communes }, (_, index) => uuidOf('unit', `${key}/${index}`));
  const forms = [
    { unitId: top, parentId: null, level: 'province', kind: 'province', code: `p${key}`, name: 'Tỉnh' },
    { unitId: district, parentId: top, level: 'district', kind: 'district', code: `d${key}`, name: 'Huyện' },
    ...ids.map((unitId, index) => ({
      ...{
        unitId,
        parentId: district,
        level: 'commune',
        kind: 'commune',
        code: `c${key}${index}`,
        name: `Xã ${index}`,
      },
    })),
  ];
  const founding = {
    kind: 'founded',
    effectiveOn: null,
    ends: [],
    begins: forms,
    changes: [],
    parts: [],
    decision: null,
    source: null,
  };
  const event = randomUUID();
  await directory.admin.query(`INSERT INTO provinces VALUES ($1, $2, 'bench', true, '2020-07-15')`, [provinceId, key]);
  await directory.admin.query(
    `INSERT INTO unit_events (id, province_id, learned_at, change, unit_ids) VALUES ($1, $2, '2020-01-01', $3, $4)`,
    [event, provinceId, JSON.stringify(founding), forms.map(({ unitId }) => unitId)],
  );
  await directory.admin.query(
    `INSERT INTO unit_states (unit_id, known_from, position, province_id, parent_id, level, kind, code, name, begun_by)
     SELECT "unitId", '2020-01-01', 1, $1, "parentId", level, kind, code, name, $2
       FROM jsonb_to_recordset($3) AS f ("unitId" uuid, "parentId" uuid, level text, kind text, code text, name text)`,
    [provinceId, event, JSON.stringify(forms)],
  );
  await directory.admin.query(
    `INSERT INTO units (id, province_id, parent_id, level, kind, code, name, full_name)
     SELECT "unitId", $1, "parentId", level, kind, code, name, name
       FROM jsonb_to_recordset($2) AS f ("unitId" uuid, "parentId" uuid, level text, kind text, code text, name text)`,
    [provinceId, JSON.stringify(forms)],
  );
  await directory.admin.query(
    `INSERT INTO organisations SELECT gen_random_uuid(), $1, id, 'peoplesCommittee', 'UBND' FROM unnest($2::uuid[]) AS id`,
    [provinceId, ids],
  );
  const offices = Math.floor(facts / 10);
  await appoint(directory, { provinceId, ids, offices });
  const registrations = facts > 0 ? ids.length * tiers.length : 0;
  if (registrations > 0) await register(criteria, { provinceId, ids });
  await hang(recognition, { provinceId, district, ids, facts: facts - offices - registrations });
  return { provinceId, key, district, communes: ids };
}

const tiers = ['NTM', 'NANG_CAO', 'KIEU_MAU'];

/** Somebody in each office, in the committees of the communes. */
async function appoint(
  { admin }: TestDatabase,
  { provinceId, ids, offices }: { provinceId: string; ids: readonly string[]; offices: number },
): Promise<void> {
  await admin.query(
    `WITH persons AS (
       INSERT INTO officers (id, province_id, display_name, rehearsal)
       SELECT gen_random_uuid(), $1, 'Cán bộ ' || n, true FROM generate_series(1, $3::int) AS n RETURNING id
     ), seated AS (
       SELECT id, ($2::uuid[])[row_number() OVER () % cardinality($2) + 1] AS unit_id FROM persons
     )
     INSERT INTO appointments (id, province_id, officer_id, organisation_id, unit_id, role, from_on, rehearsal, decision)
     SELECT gen_random_uuid(), $1, s.id, o.id, s.unit_id, 'communeOfficer', '2020-01-01', true,
            '{"number": "1", "date": "2020-01-01", "authority": "bench"}'
       FROM seated s JOIN organisations o ON o.unit_id = s.unit_id`,
    [provinceId, ids, offices],
  );
}

async function register(
  { admin }: TestDatabase,
  { provinceId, ids }: { provinceId: string; ids: readonly string[] },
): Promise<void> {
  await admin.query(
    `INSERT INTO registrations (id, province_id, commune_id, tier, year, source, version, registered, basis, as_of,
       known_on, recorded_by)
     SELECT gen_random_uuid(), $1, commune, tier, 2020, '{"document": "bench", "date": null, "line": null}', 1, true,
            'stated', '2020-01-01', '2020-01-01', $1
       FROM unnest($2::uuid[]) AS commune, unnest($3::text[]) AS tier`,
    [provinceId, ids, tiers],
  );
}

interface Hanging {
  readonly provinceId: string;
  readonly district: string;
  readonly ids: readonly string[];
  readonly facts: number;
}

/** Of a pair only the first commune has dossiers, so that each goes on. */
async function hang({ admin }: TestDatabase, { provinceId, district, ids, facts }: Hanging): Promise<void> {
  const titles = Math.min(Math.floor(facts / 10), ids.length * 3);
  await admin.query(
    `INSERT INTO titles (id, province_id, commune_id, tier, basis, as_of)
     SELECT gen_random_uuid(), $1, ($2::uuid[])[n % cardinality($2) + 1],
            ($4::text[])[n / cardinality($2) + 1], 'stated', '2020-01-01'
       FROM generate_series(0, $3::int - 1) AS n`,
    [provinceId, ids, titles, tiers],
  );
  await admin.query(`INSERT INTO regimes VALUES ('bench', 1, '{}') ON CONFLICT DO NOTHING`);
  const firsts = ids.filter((_, index) => index % 2 === 0);
  await admin.query(
    `INSERT INTO dossiers (id, province_id, commune_id, district_id, tier, year, regime_id, regime_version, criteria_set,
       status, stage, round, registered_on, registered_by, rehearsal)
     SELECT gen_random_uuid(), $1, ($2::uuid[])[n % cardinality($2) + 1], $3, 'NTM', 2000 + n / cardinality($2), 'bench', 1,
            'x', 'open', 'x', 1, '2020-01-01', $1, true
       FROM generate_series(0, $4::int - 1) AS n`,
    [provinceId, firsts, district, facts - titles],
  );
}
