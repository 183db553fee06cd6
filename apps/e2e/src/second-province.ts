import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { product } from './config';

/** Ids of another tenant, whose rows lie in the same tables. */
export const second = {
  provinceId: randomUUID(),
  unitId: randomUUID(),
  districtId: randomUUID(),
  communeId: randomUUID(),
  organisationId: randomUUID(),
  officerId: randomUUID(),
  account: `vpdp.thu-hai.${Date.now()}`,
};

const rows = [
  [
    `INSERT INTO provinces (id, code, name, is_demo, today) VALUES ($1, $2, 'Tỉnh thứ hai', true, '2020-07-01')`,
    'provinceId',
    'account',
  ],
  [
    `INSERT INTO units (id, province_id, parent_id, level, kind, code, name, full_name)
      VALUES ($1, $2, NULL, 'province', 'province', '998', 'Tỉnh thứ hai', 'Tỉnh thứ hai')`,
    'unitId',
    'provinceId',
  ],
  [
    `INSERT INTO units (id, province_id, parent_id, level, kind, code, name, full_name)
      VALUES ($1, $2, $3, 'district', 'district', '9981', 'Huyện thứ hai', 'Huyện thứ hai')`,
    'districtId',
    'provinceId',
    'unitId',
  ],
  [
    `INSERT INTO units (id, province_id, parent_id, level, kind, code, name, full_name)
      VALUES ($1, $2, $3, 'commune', 'commune', '99811', 'Xã thứ hai', 'Xã thứ hai')`,
    'communeId',
    'provinceId',
    'districtId',
  ],
  [
    `INSERT INTO organisations (id, province_id, unit_id, kind, name)
      VALUES ($1, $2, $3, 'coordinationOffice', 'Văn phòng Điều phối tỉnh thứ hai')`,
    'organisationId',
    'provinceId',
    'unitId',
  ],
  [
    `INSERT INTO officers (id, province_id, display_name, rehearsal) VALUES ($1, $2, 'Người thứ hai', true)`,
    'officerId',
    'provinceId',
  ],
  [
    `INSERT INTO appointments (id, province_id, officer_id, organisation_id, unit_id, role, from_on, to_on, rehearsal)
      VALUES (gen_random_uuid(), $1, $2, $3, $4, 'coordinationOffice', '2016-01-01', NULL, true)`,
    'provinceId',
    'officerId',
    'organisationId',
    'unitId',
  ],
  [
    `INSERT INTO accounts (id, province_id, account, officer_id) VALUES (gen_random_uuid(), $1, $2, $3)`,
    'provinceId',
    'account',
    'officerId',
  ],
] as const;

/** Beyond HTTP, because the product has one demo province: as `directory` itself would, bound to the second province. */
async function inSecondProvince(work: (client: Client) => Promise<void>): Promise<void> {
  const told = JSON.parse(readFileSync(join(product().data, 'environment.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const client = new Client({
    connectionString: told['directory/main']?.['DATABASE_URL'],
    connectionTimeoutMillis: 5_000,
  });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('app.province_id', $1, true)`, [second.provinceId]);
    await work(client);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

export const foundSecondProvince = (): Promise<void> =>
  inSecondProvince(async (client) => {
    for (const [statement, ...names] of rows)
      await client.query(
        statement,
        names.map((name) => second[name]),
      );
  });

/** From now on it lives by the world's clock. */
export const enterTheWorld = (): Promise<void> =>
  inSecondProvince(async (client) => {
    await client.query(`UPDATE provinces SET is_demo = false, today = NULL WHERE id = $1`, [second.provinceId]);
  });

export const forgetSecondProvince = (): Promise<void> =>
  inSecondProvince(async (client) => {
    for (const table of ['accounts', 'appointments', 'officers', 'organisations']) {
      await client.query(`DELETE FROM ${table} WHERE province_id = $1`, [second.provinceId]);
    }
    for (const level of ['commune', 'district', 'province']) {
      await client.query(`DELETE FROM units WHERE province_id = $1 AND level = $2`, [second.provinceId, level]);
    }
    await client.query(`DELETE FROM provinces WHERE id = $1`, [second.provinceId]);
  });
