import { CultureView } from '@langmoi/contracts/culture';
import { aCaller } from '@langmoi/testing/callers';
import { factList, faultsOf } from '@langmoi/testing/fact-lists';
import { edited } from '@langmoi/testing/list-files';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { randomUUID } from 'node:crypto';
import { aPlaceWithTitle, startService } from './service';

let culture: ServiceUnderTest;

beforeAll(async () => {
  culture = await startService();
});
afterAll(() => culture?.close());

const { send, tried, exported } = factList(() => culture, '/holdings');

/** A province with a title, and how many hold it in the province and in a district. */
async function aProvince() {
  const { provinceId, province, district } = await aPlaceWithTitle(culture);
  const officer = aCaller({ provinceId, roles: ['cultureOfficer'] });
  for (const unitId of [province, district]) {
    const path = `POST /units/${unitId}/titles/household/records`;
    const body = { asOf: '2020-06-30', seenVersion: 0, holders: 90, universe: 100 };
    expect((await culture.command(path, body, officer)).status).toBe(201);
  }
  return officer;
}

const view = async (by: ReturnType<typeof aCaller>) => CultureView.parse((await culture.ask('/holdings', by)).body);

it.each(['csv', 'xlsx'])('comes back as %s without a change', async (format) => {
  const officer = await aProvince();
  const { rows, counts } = await tried(officer, await exported(officer, format));
  expect([rows, counts.same, counts.error]).toEqual([[], 2, 0]);
});

it('takes over what was shown as the next version, and the first word of another unit', async () => {
  const officer = await aProvince();
  const file = await edited(await exported(officer), { 'Số đạt @1': '95' }, [
    ['111', 'Xã Thử', 'household', '', '30/6/2020', '1.001', '1.200'],
  ]);
  const seen = await tried(officer, file);
  expect(seen).toMatchObject({ applied: false, counts: { new: 1, changed: 1, same: 1, error: 0 } });
  expect(seen.rows[0]?.cells).toEqual([{ heading: 'Số đạt', before: '90', after: '95' }]);
  expect(await tried(officer, file, { plan: seen.plan })).toMatchObject({ applied: true });
  const { holdings } = await view(officer);
  expect(holdings.map(({ current }) => [current.version, current.holders, current.universe])).toEqual(
    expect.arrayContaining([
      [2, 95, 100],
      [1, 90, 100],
      [1, 1001, 1200],
    ]),
  );
  expect((await tried(officer, file)).counts).toMatchObject({ same: 3, new: 0, changed: 0 });
});

it('says what is wrong in which cell, and records nothing', async () => {
  const officer = await aProvince();
  const before = await view(officer);
  const file = await edited(await exported(officer), { 'Số đạt @1': '101', 'Tính đến ngày @2': '02/7/2020' }, [
    ['999', '', 'household', '', '30/6/2020', '1', '2'],
    ['111', 'Xã Khác', 'household', '', '30/6/2020', '1', '2'],
    ['111', '', 'hamlet', '', '30/6/2020', '1', '2'],
    ['111', '', 'household', '', '30/6/2020', '1', ''],
  ]);
  const answer = await tried(officer, file);
  expect(faultsOf(answer)).toEqual([
    'F2 Số đạt: Không thể lớn hơn toàn bộ',
    'E3 Tính đến ngày: Ngày này chưa đến',
    'A4 Mã đơn vị: Không có đơn vị mang mã này trong tỉnh, hoặc mã và tên không khớp',
    'A5 Mã đơn vị: Không có đơn vị mang mã này trong tỉnh, hoặc mã và tên không khớp',
    'C6 Mã danh hiệu: Không có danh hiệu mang mã này',
    'G7 Trên tổng số: Ô này không được để trống',
  ]);
  expect(await tried(officer, file, { plan: answer.plan })).toMatchObject({ applied: false });
  expect(await view(officer)).toEqual(before);
});

it('refuses closed days, and whoever does not speak for the province’s titles', async () => {
  const officer = await aProvince();
  const { provinceId } = officer;
  const file = await edited(await exported(officer), { 'Số đạt @1': '95' });
  const until = `INSERT INTO figure_closings VALUES ($1, $2, '2020-06-30', '{"document":"x","date":null,"line":null}', 'coordinationOffice', '2020-07-01')`;
  await culture.database.admin.query(until, [randomUUID(), provinceId]);
  expect(faultsOf(await tried(officer, file))).toEqual(['E2 Tính đến ngày: Số liệu của ngày này đã chốt']);
  for (const role of ['coordinationOffice', 'financeOfficer', 'auditor'] as const) {
    expect((await send(aCaller({ provinceId, roles: [role] }), file)).status).toBe(403);
  }
});
