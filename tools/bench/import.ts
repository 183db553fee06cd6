import { freshDatabase, type TestDatabase } from '@langmoi/testing/database';
import { UnitRow } from '@langmoi/platform/directory-copy';
import { DataSource } from 'typeorm';
import { entities } from '../../apps/criteria/src/app.module';
import { CriteriaSetRow } from '../../apps/criteria/src/criteria-set/criteria-set.entity';
import { migrations } from '../../apps/criteria/src/migrate';
import { aProvince, drawn, fileOf, theSet, today, type Said } from './import-data';
import { openHouse } from './import-house';
import { byTypeOrm, theLimit } from './import-peers';
import type { Bench, Pair, Workload } from './workload';

/**
 * A province's figures, communes × 57 indicators, through the public API: uploaded, checked cell by cell, recorded with
 * provenance, every commune judged and told of in one event. Beside it the least that keeps and judges the same rows (COPY
 * and one statement), and TypeORM's `insert` of them.
 */
export const importing = (form: 'csv' | 'xlsx'): Workload => ({
  compared: 'throughput',
  unit: 'figure',
  aim: '≥ 0.33 of the limit, 0.5 better; ≥ 3.5 times the insert; importer ≤ 300 MB',
  open: (bench) => openPair(bench, form),
});

async function openPair(bench: Bench, form: 'csv' | 'xlsx'): Promise<Pair> {
  const set = theSet();
  const { provinceId, units } = aProvince(bench.small ? 331 : (bench.size ?? 3_321));
  const said = drawn(set, units);
  const database = await freshDatabase('criteria', migrations, entities);
  await furnish(database, { provinceId, units });
  const rows = { set, provinceId, said };
  const limit = await theLimit(database.admin, bench.home, rows);
  const orm = await byTypeOrm(database.url, rows);
  const house = await openHouse(database, { provinceId, home: bench.home });
  const file = await fileOf(form, { set, units, said });
  const corrected = corrections(said);
  const touched = new Set(corrected.map(({ unitId }) => unitId));
  const itsUnits = units.filter(({ id, level }) => level !== 'commune' || touched.has(id));
  const correction = await fileOf(form, { set, units: itsUnits, said: corrected });
  const timed = timing(bench, database, said.length);
  const product = async () => {
    const spent: Record<string, number> = {};
    const sample = await timed(async () => {
      const checked = await stopped(spent, 'check s', () => house.check(file, `so-lieu.${form}`));
      await stopped(spent, 'record and judge s', () => house.apply(checked));
    }, ofEvents);
    const { id } = await stopped(spent, 'correction of 1 % s', async () =>
      house.apply(await house.check(correction, `sua.${form}`)),
    );
    const judged = await judgedBy(database, id, touched.size);
    return { ...sample, figures: { ...spent, 'communes judged by it': judged, ...house.peaks() } };
  };
  const peer = async () => {
    const spent: Record<string, number> = {};
    const sample = await timed(async () => {
      await stopped(spent, 'COPY s', limit.copy);
      await stopped(spent, 'judge s', limit.judge);
    }, ofTable);
    return { ...sample, figures: spent };
  };
  const insert = async () => ({ ...(await timed(orm.insert, ofTable, limit.judge)), figures: {} });
  return {
    product: { name: `import of ${form}`, run: product },
    peer: { name: 'COPY and one statement', run: peer },
    others: [{ name: 'TypeORM insert alone', run: insert }],
    async close() {
      await house.close();
      await orm.close();
      await database.drop();
    },
  };
}

export const workload = importing('csv');

/** Every hundredth commune again, with one figure of it otherwise. */
function corrections(said: readonly Said[]): Said[] {
  const unitIds = [...new Set(said.map(({ unitId }) => unitId))].filter((_, index) => index % 100 === 0);
  const wanted = new Set(unitIds);
  const own = said.filter(({ unitId }) => wanted.has(unitId));
  const other = (one: Said): Said =>
    one.value.kind === 'yesNo' ? { ...one, value: { kind: 'yesNo', yes: !one.value.yes } } : one;
  const mended = new Set<string>();
  return own.map((one) => {
    if (one.value.kind !== 'yesNo' || mended.has(one.unitId)) return one;
    mended.add(one.unitId);
    return other(one);
  });
}

/** The directory's copy, the law's region and the set, as they are before a file comes. */
async function furnish(database: TestDatabase, province: ReturnType<typeof aProvince>): Promise<void> {
  const { provinceId, units } = province;
  const { admin } = database;
  await admin.query('INSERT INTO directory_provinces (province_id, is_demo, today) VALUES ($1, true, $2)', [
    provinceId,
    today,
  ]);
  await admin.query(`INSERT INTO law_regions VALUES ('84', 'ĐBSCL', '{}')`);
  const rows = await new DataSource({
    type: 'postgres',
    url: database.url,
    entities: [UnitRow, CriteriaSetRow],
  }).initialize();
  await rows.manager.insert(CriteriaSetRow, { ...theSet(), provinceId, proposalId: null } as never);
  for (let at = 0; at < units.length; at += 1_000) {
    await rows.manager.insert(UnitRow, units.slice(at, at + 1_000) as never);
  }
  await rows.destroy();
  await admin.query('VACUUM ANALYZE');
}

/** Runs a part, and notes how many seconds it took. */
async function stopped<T>(spent: Record<string, number>, name: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  spent[name] = (performance.now() - began) / 1000;
  return result;
}

const empty = `TRUNCATE figures, figure_import_portions, figure_import_files, figure_imports, outbox_events,
  aggregate_versions, bench_outcomes CASCADE`;

/** Times work on empty tables; what it left is the work. `outcomes` are asked for once the time is taken. */
const timing =
  (bench: Bench, { admin }: TestDatabase, figures: number) =>
  async (work: () => Promise<unknown>, outcomes: string, before = () => Promise.resolve<unknown>(null)) => {
    await admin.query(empty);
    await admin.query('VACUUM ANALYZE figures');
    await admin.query('CHECKPOINT');
    const [cpu, began] = [bench.cpuSeconds(), performance.now()];
    await work();
    const seconds = (performance.now() - began) / 1000;
    const cpuSeconds = bench.cpuSeconds() - cpu;
    await before();
    const [kept] = await admin.query<{ work: string }[]>(
      `SELECT count(*) || ' figures, checksum ' || sum(hashtextextended(concat_ws(' ', unit_id, indicator, version, as_of,
              known_on, value), 0)) AS work FROM figures`,
    );
    const [judged] = await admin.query<{ work: string }[]>(
      `SELECT count(*) || ' outcomes, checksum ' || sum(hashtextextended(concat_ws(' ', unit_id, no, outcome), 0)) AS work
         FROM (${outcomes}) AS judged`,
    );
    return { units: figures, seconds, cpuSeconds, work: `${kept?.work}; ${judged?.work}` };
  };

const ofTable = 'SELECT unit_id, no, outcome FROM bench_outcomes';
const ofEvents = `
  SELECT envelope -> 'data' ->> 'communeId' AS unit_id, c ->> 'no' AS no, c ->> 'outcome' AS outcome
    FROM outbox_events, jsonb_array_elements(envelope -> 'data' -> 'judged' -> 'criteria') AS c
   WHERE envelope ->> 'type' = 'criteria.figures.recorded'`;

/** How many communes an import judged. Throws unless they are those that it touched. */
async function judgedBy({ admin }: TestDatabase, importId: string, communes: number): Promise<number> {
  const [{ count } = { count: 0 }] = await admin.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM outbox_events
      WHERE envelope -> 'data' ->> 'entryId' = $1 AND envelope -> 'data' ? 'judged'`,
    [importId],
  );
  if (count !== communes) throw new Error(`${count} communes were judged where ${communes} were touched`);
  return count;
}
