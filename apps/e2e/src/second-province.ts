import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { office } from './api';
import { product } from './config';
import { langmoi } from './product';
import { directory } from './routes';

const place = mkdtempSync(join(tmpdir(), 'langmoi-second-'));
const decision = '1/QĐ (diễn tập),1/1/2016,Thủ tướng (diễn tập)';

/** Another tenant, whose rows lie in the same tables. */
export const second = {
  ...{ provinceId: '', communeId: '' },
  account: `vpdp.thu-hai.${Date.now()}`,
};

const folder = {
  'tinh.csv': `code,name,day,rehearsal,decisionNumber,decisionDate,decisionAuthority\n998,Tỉnh thứ hai,1/7/2020,có,${decision}\n`,
  'don-vi.csv': 'code,level,kind,name,parentCode\n9981,huyện,huyện,Huyện thứ hai,998\n99811,xã,xã,Xã thứ hai,9981\n',
  'co-quan.csv': 'unitCode,kind,name\n998,coordinationOffice,Văn phòng Điều phối tỉnh thứ hai\n',
  'can-bo.csv': [
    'account,displayName,organisation,unitCode,role,fromOn,decisionNumber,decisionDate,decisionAuthority',
    ...['coordinationOffice', 'provinceAdministrator'].map((role, at) => {
      const account = at === 0 ? second.account : `${second.account}.quan-tri`;
      const person = `${account},Người thứ hai số ${at + 1} (diễn tập)`;
      return `${person},Văn phòng Điều phối tỉnh thứ hai,998,${role},1/1/2016,${decision}`;
    }),
  ].join('\n'),
};

/** As a national administrator does it. */
export async function foundSecondProvince(): Promise<void> {
  const files = join(place, 'folder');
  mkdirSync(files);
  for (const [name, content] of Object.entries(folder)) writeFileSync(join(files, name), content);
  await langmoi(product().data, ['province', 'import', files]);
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
