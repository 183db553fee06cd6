import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { office } from './api';
import { product } from './config';
import { langmoi } from './product';
import { directory } from './routes';
import { importSmall } from './small-folder';

const place = mkdtempSync(join(tmpdir(), 'langmoi-second-'));

/** Another tenant, whose rows lie in the same tables. */
export const second = {
  ...{ provinceId: '', communeId: '' },
  account: `vpdp.thu-hai.${Date.now()}`,
};

/** As a national administrator does it. */
export async function foundSecondProvince(): Promise<void> {
  await importSmall(place, {
    ...{ code: '998', name: 'Tỉnh thứ hai', day: '1/7/2020', accounts: [second.account, `${second.account}.quan-tri`] },
    units: [
      ['9981', 'huyện', 'huyện', 'Huyện thứ hai', '998'],
      ['99811', 'xã', 'xã', 'Xã thứ hai', '9981'],
    ],
  });
  const desk = await office(second.account);
  const [province] = await desk.do(directory.listProvinces, {});
  if (!province) throw new Error('The second province is not there');
  second.provinceId = province.id;
  const units = await desk.do(directory.listUnits, { params: { provinceId: province.id }, query: {} });
  second.communeId = units.find(({ level }) => level === 'commune')?.id ?? '';
}

/** Beyond HTTP, because a demo takes in no real province: from now on it lives by the world's clock, or by its own again. */
async function live(byTheWorld: boolean): Promise<void> {
  const told = JSON.parse(readFileSync(join(product().data, 'environment.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const connectionString = told['directory/main']?.['DATABASE_URL'];
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('app.province_id', $1, true)`, [second.provinceId]);
    await client.query(`UPDATE provinces SET is_demo = $2, today = $3 WHERE id = $1`, [
      ...[second.provinceId, !byTheWorld, byTheWorld ? null : '2020-07-01'],
    ]);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

export const enterTheWorld = (): Promise<void> => live(true);

export async function forgetSecondProvince(): Promise<void> {
  await live(false);
  await langmoi(product().data, ['province', 'remove', '998', join(place, 'gone'), '2/QĐ (diễn tập)']);
  rmSync(place, { recursive: true, force: true });
}
