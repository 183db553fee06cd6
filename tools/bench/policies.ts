import type { Caller } from '@langmoi/contracts/caller';
import { Db } from '@langmoi/platform/db';
import { nationId } from '@langmoi/platform/nation';
import { aCaller } from '@langmoi/testing/callers';
import { freshDatabase, type TestDatabase } from '@langmoi/testing/database';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { crc32 } from 'node:zlib';
import { CreateBench } from './create-bench';
import { CreateCommunes } from './create-communes';
import { quantile } from './statistics';
import type { Bench, Sample, Workload } from './workload';

/** As many communes and wards as the nation had in 2020, all in one province: each row meets the policies. */
const communes = 10_600;

/** A list over every commune through the door of the product, beside the same list of a table without policies. */
export const workload: Workload = {
  compared: 'p50 ms',
  unit: 'list',
  aim: '≤ 1.2',
  async open(bench) {
    const database = await freshDatabase('bench', [CreateBench, CreateCommunes]);
    const provinceId = randomUUID();
    await fill(database, provinceId);
    const dataSource = await new DataSource({ ...database.app }).initialize();
    const db = new Db(dataSource);
    const callers: Callers = {
      own: aCaller({ provinceId }),
      nation: aCaller({ provinceId: nationId, readsProvinceId: provinceId, roles: ['nationalViewer'] }),
    };
    const side = (table: string, national: Caller) => () =>
      timed(bench, { own: ask(db, callers.own, table, provinceId), nation: ask(db, national, table, provinceId) });
    return {
      product: { name: 'with policies', run: side('communes', callers.nation) },
      // A table without policies asks nobody who reads it: the nation's list is the province's own.
      peer: { name: 'without', run: side('bare_communes', callers.own) },
      async close() {
        await dataSource.destroy();
        await database.drop();
      },
    };
  },
};

interface Callers {
  readonly own: Caller;
  readonly nation: Caller;
}

type Ask = () => Promise<string>;

const ask =
  (db: Db, caller: Caller, table: string, provinceId: string): Ask =>
  () =>
    db.read(caller, async (em) => {
      const rows: unknown[] = await em.query(
        `SELECT id, code, name, met_count, missing, count(*) OVER ()::int AS total FROM ${table}
          WHERE province_id = $1 AND tier = $2 ORDER BY met_count DESC, code LIMIT 100`,
        [provinceId, 'NTM'],
      );
      return JSON.stringify(rows);
    });

async function timed(bench: Bench, { own, nation }: Record<'own' | 'nation', Ask>): Promise<Sample> {
  const lists = bench.small ? 40 : 400;
  const [owns, nations]: number[][] = [[], []];
  const [cpu, began] = [bench.cpuSeconds(), performance.now()];
  let sum = 0;
  for (let list = 0; list < lists; list++) {
    // One after the other, so that a moment of the machine falls on both.
    for (const [taken, question] of [[owns, own] as const, [nations, nation] as const]) {
      const asked = performance.now();
      const answer = await question();
      taken?.push(performance.now() - asked);
      sum = crc32(answer, sum);
    }
  }
  return {
    units: lists * 2,
    seconds: (performance.now() - began) / 1000,
    cpuSeconds: bench.cpuSeconds() - cpu,
    work: `${lists * 2} lists of ${communes.toLocaleString('en')} communes, checksum ${sum}`,
    figures: {
      'p50 ms': quantile(owns ?? [], 0.5),
      'p99 ms': quantile(owns ?? [], 0.99),
      'of a national reader, on record, p50 ms': quantile(nations ?? [], 0.5),
    },
  };
}

async function fill({ admin }: TestDatabase, provinceId: string): Promise<void> {
  for (const table of ['communes', 'bare_communes']) {
    await admin.query(
      `INSERT INTO ${table}
       SELECT md5('commune' || n)::uuid, $1, lpad(n::text, 5, '0'), 'Xã ' || n, CASE WHEN n % 10 = 0 THEN 'NANG_CAO' ELSE 'NTM' END,
              n % 20, to_jsonb(ARRAY[n % 19 + 1, (n + 7) % 19 + 1])
         FROM generate_series(1, $2::int) AS n`,
      [provinceId, communes],
    );
    await admin.query(`VACUUM ANALYZE ${table}`);
  }
}
