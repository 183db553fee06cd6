import type { UnitEvent } from '@langmoi/contracts/units';
import { historyOf, type History } from '@langmoi/domain/units/history';
import { UnitNames } from '@langmoi/domain/units/search';
import { searchKey } from '@langmoi/domain/vietnamese';
import { freshDatabase } from '@langmoi/testing/database';
import { DataSource, type EntityManager } from 'typeorm';
import { changesOf } from '../../apps/directory/src/country/changes';
import { Paths } from '../../apps/directory/src/country/paths';
import { reconcile } from '../../apps/directory/src/country/reconcile';
import { readCountry } from '../../apps/directory/src/country/trees';
import { CreateBench } from './create-bench';
import { quantile } from './statistics';
import type { Bench, Sample, Workload } from './workload';

const on = '2026-01-01';
const limit = 10;

/** Search over both trees of the country, in-process, beside trigrams in PostgreSQL over the same names. */
export const workload: Workload = {
  compared: 'p99 ms',
  unit: 'search',
  aim: 'p99 ≤ 50 ms',
  async open(bench) {
    const { lives } = theCountry();
    const names = new UnitNames();
    for (const [unitId, life] of lives) names.put(unitId, life);
    names.search({ text: 'a', on, limit }); // makes the names ready
    const database = await freshDatabase('bench', [CreateBench]);
    await fill(database.admin, lives);
    const dataSource = await new DataSource({ ...database.app }).initialize();
    const searches = searchesFor(lives, bench.small ? 200 : 5_000);
    const inProcess = async (text: string) => names.search({ text, on, limit }).map(({ unit }) => unit.unitId);
    const trigrams = async (text: string) => {
      const rows: { id: string }[] = await dataSource.query(nearest, [searchKey(text), limit]);
      return rows.map(({ id }) => id);
    };
    return {
      product: { name: 'in-process', run: () => timed(bench, searches, inProcess) },
      peer: { name: 'pg_trgm', run: () => timed(bench, searches, trigrams) },
      async close() {
        await dataSource.destroy();
        await database.drop();
      },
    };
  },
};

/** As `./langmoi country load` tells it. */
function theCountry(): History {
  const country = readCountry();
  const changes = changesOf(country, new Paths(country, reconcile(country)));
  const founded = changes.flatMap((province) => province.founded);
  const nothing = { about: null, reason: null, learnedAt: '2026-01-01T00:00:00.000Z' };
  const events: UnitEvent[] = [
    ...founded.map(({ key, begins, source }) => ({
      ...{ ...nothing, id: key },
      change: {
        ...{ kind: 'founded' as const, effectiveOn: null, begins: [...begins], source },
        ...{ ends: [], changes: [], parts: [], decision: null },
      },
    })),
    ...changes.flatMap(({ entries }) => entries.map((entry) => ({ ...entry, learnedAt: nothing.learnedAt }))),
  ];
  return historyOf(events);
}

/** Of one name after the other across the country: without marks, with a wrong letter, and its beginning. */
function searchesFor(lives: History['lives'], count: number): { text: string; unitId: string }[] {
  const units = [...lives].flatMap(([unitId, life]) => life.slice(-1).map(({ name }) => ({ unitId, name })));
  const written = units.filter(({ name }) => name.length > 4);
  return Array.from({ length: count }, (_, index) => {
    const { unitId, name } = written[(index * 48_271) % written.length] ?? { unitId: '', name: '' };
    const key = searchKey(name);
    const at = index % key.length;
    const forms = [name, key, `${key.slice(0, at)}x${key.slice(at + 1)}`, key.slice(0, 4)];
    return { text: forms[index % forms.length] ?? name, unitId };
  });
}

async function fill(admin: Pick<EntityManager, 'query'>, lives: History['lives']): Promise<void> {
  const rows = [...lives].flatMap(([id, life]) =>
    [...new Set(life.map(({ name }) => searchKey(name)))].map((key) => ({ id, key })),
  );
  await admin.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
  await admin.query('CREATE TABLE names (id uuid, key text)');
  await admin.query('INSERT INTO names SELECT id, key FROM jsonb_to_recordset($1::jsonb) AS n (id uuid, key text)', [
    JSON.stringify(rows),
  ]);
  await admin.query('CREATE INDEX ix_names ON names USING gin (key gin_trgm_ops)');
  await admin.query('GRANT SELECT ON names TO PUBLIC');
  await admin.query('ANALYZE names');
}

const nearest = `
  SELECT id FROM names WHERE key % $1 OR key LIKE $1 || '%'
   ORDER BY key <> $1, key NOT LIKE $1 || '%', similarity(key, $1) DESC, id LIMIT $2`;

async function timed(
  bench: Bench,
  searches: readonly { text: string; unitId: string }[],
  search: (text: string) => Promise<string[]>,
): Promise<Sample> {
  const taken: number[] = [];
  let found = 0;
  const [cpu, began] = [bench.cpuSeconds(), performance.now()];
  for (const { text, unitId } of searches) {
    const asked = performance.now();
    const ids = await search(text);
    taken.push(performance.now() - asked);
    if (ids.includes(unitId)) found += 1;
  }
  return {
    units: searches.length,
    seconds: (performance.now() - began) / 1000,
    cpuSeconds: bench.cpuSeconds() - cpu,
    work: `${searches.length} searches over both trees of the country`,
    figures: {
      'p50 ms': quantile(taken, 0.5),
      'p99 ms': quantile(taken, 0.99),
      'slowest, ms': quantile(taken, 1),
      'meant unit among the ten, %': (found / searches.length) * 100,
    },
  };
}
