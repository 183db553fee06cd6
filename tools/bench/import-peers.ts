import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { FigureRow } from '../../apps/criteria/src/figure/figure.entity';
import { asOf, asked, today, type Said } from './import-data';

interface Rows {
  readonly set: CriteriaSetView;
  readonly provinceId: string;
  readonly said: readonly Said[];
}

const columns = `province_id, criteria_set, unit_id, indicator, version, set_version, entry_id, basis, value, as_of,
  known_on, evidence, rehearsal, recorded_by, recorded_at, capacity`;
const by = uuidOf('officer', 'bench');
const entryId = uuidOf('entry', 'bench');

/** The least that keeps the rows and judges them: COPY of the server's own file, and one statement. */
export async function theLimit(admin: DataSource, home: string, { set, provinceId, said }: Rows) {
  const file = join(home, 'figures.copy');
  const lines = said.map(({ unitId, indicator, value }) =>
    [
      ...[provinceId, set.id, unitId, indicator, 1, set.version, entryId, 'entered', JSON.stringify(value), asOf],
      ...[today, '["so-lieu.csv"]', 't', by, '2025-01-15T00:00:00Z', 'own'],
    ].join('\t'),
  );
  writeFileSync(file, `${lines.join('\n')}\n`);
  await admin.query('CREATE TABLE bench_asked (no int, code text, operator text, value numeric, of_which numeric)');
  await admin.query('INSERT INTO bench_asked SELECT * FROM jsonb_populate_recordset(NULL::bench_asked, $1)', [
    JSON.stringify(asked(set)),
  ]);
  await admin.query(
    'CREATE TABLE bench_outcomes (unit_id uuid NOT NULL, no int NOT NULL, outcome text NOT NULL, PRIMARY KEY (unit_id, no))',
  );
  return {
    copy: () => admin.query(`COPY figures (${columns}) FROM '${file}'`),
    judge: () => admin.query(judging, [provinceId, set.id, asOf]),
  };
}

const share = (of: string) => `nullif((${of} ->> 'denominator')::numeric, 0)`;
const passes = (of: string, number: string, value = 'a.value') => `CASE a.operator
    WHEN '>=' THEN (${of} ->> '${number}')::numeric * 100 >= ${value} * ${share(of)}
    ELSE (${of} ->> '${number}')::numeric * 100 <= ${value} * ${share(of)} END`;

/** Every criterion of every commune, as the product judges it (ADR 32), by the newest figure of each indicator. */
const judging = `
  INSERT INTO bench_outcomes
  SELECT unit_id, no, CASE
      WHEN bool_or(NOT passes) THEN 'notMet'
      WHEN count(passes) < (SELECT count(*) FROM bench_asked of WHERE of.no = judged.no) THEN 'unknown'
      ELSE 'met' END
    FROM (
      SELECT f.unit_id, a.no, CASE f.value ->> 'kind'
          WHEN 'yesNo' THEN CASE WHEN a.value IS NOT NULL THEN (f.value ->> 'yes')::boolean END
          WHEN 'ratio' THEN ${passes('f.value', 'numerator')}
          WHEN 'ofWhich' THEN ${passes('f.value', 'numerator')} AND ${passes('f.value', 'ofWhich', 'a.of_which')}
          WHEN 'bothSexes' THEN ${passes(`(f.value -> 'women')`, 'numerator')} AND ${passes(`(f.value -> 'men')`, 'numerator')}
          ELSE CASE a.operator WHEN '>=' THEN (f.value ->> 'value')::numeric >= a.value
                               WHEN '=' THEN (f.value ->> 'value')::numeric = a.value
                               ELSE (f.value ->> 'value')::numeric <= a.value END
        END AS passes
        FROM (SELECT DISTINCT ON (unit_id, indicator) unit_id, indicator, value FROM figures
               WHERE province_id = $1 AND criteria_set = $2 AND as_of <= $3
               ORDER BY unit_id, indicator, as_of DESC, version DESC) f
        JOIN bench_asked a ON a.code = f.indicator) judged
   GROUP BY unit_id, no`;

/** TypeORM's `insert` of the same rows, a thousand at a time. */
export async function byTypeOrm(url: string, { set, provinceId, said }: Rows) {
  const dataSource = await new DataSource({
    type: 'postgres',
    url,
    entities: [FigureRow],
    extra: { max: 1 },
  }).initialize();
  const rowOf = ({ unitId, indicator, value }: Said): FigureRow => ({
    ...{ provinceId, criteriaSet: set.id, unitId, indicator, version: 1, setVersion: set.version, entryId },
    ...{ basis: 'entered', value, asOf, knownOn: today, about: null, organisationId: null, note: null },
    ...{ evidence: ['so-lieu.csv'], source: null, rehearsal: true, recordedBy: by, recordedAt: new Date(0) },
    ...{ appointmentId: null, capacity: 'own' },
  });
  return {
    insert: () =>
      dataSource.transaction(async (em) => {
        for (let at = 0; at < said.length; at += 1_000) {
          await em.insert(FigureRow, said.slice(at, at + 1_000).map(rowOf) as never);
        }
      }),
    close: () => dataSource.destroy(),
  };
}
