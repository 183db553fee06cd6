import { PovertyView } from '@langmoi/contracts/poverty';
import { aCaller } from '@langmoi/testing/callers';
import { factList, faultsOf } from '@langmoi/testing/fact-lists';
import { edited } from '@langmoi/testing/list-files';
import { aPlace } from '@langmoi/testing/place';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { randomUUID } from 'node:crypto';
import { housing, publish, startService } from './service';

let poverty: ServiceUnderTest;

beforeAll(async () => {
  poverty = await startService();
});
afterAll(() => poverty?.close());

const { send, tried, exported } = factList(() => poverty, '/supports');

/** A province with one policy, of which something was approved and less was paid. */
async function aProvince() {
  const { provinceId } = await aPlace(poverty.database.admin);
  await publish(poverty, provinceId, [housing]);
  const officer = aCaller({ provinceId, roles: ['povertyOfficer'] });
  const said = { asOf: '2020-06-30', seenVersion: 0 };
  for (const [measure, count, amount] of [
    ['approved', 10, '500'],
    ['paid', 8, null],
  ] as const) {
    const path = `POST /years/2020/policies/housing/${measure}/records`;
    expect((await poverty.command(path, { ...said, count, amount }, officer)).status).toBe(201);
  }
  return officer;
}

const view = async (by: ReturnType<typeof aCaller>) => PovertyView.parse((await poverty.ask('/supports', by)).body);

it.each(['csv', 'xlsx'])('comes back as %s without a change', async (format) => {
  const officer = await aProvince();
  const { rows, counts } = await tried(officer, await exported(officer, format));
  expect([rows, counts.same, counts.error]).toEqual([[], 2, 0]);
});

it('takes over what was shown, of paid and approved together, as the next versions', async () => {
  const officer = await aProvince();
  const file = await edited(await exported(officer), { 'Số lượng @1': '12', 'Số lượng @2': '11' }, [
    ['2020', 'housing', '', 'kế hoạch', '30/6/2020', '1.200'],
  ]);
  const seen = await tried(officer, file);
  expect(seen).toMatchObject({ applied: false, counts: { new: 1, changed: 2, error: 0 } });
  expect(await tried(officer, file, { plan: seen.plan })).toMatchObject({ applied: true });
  const { supports } = await view(officer);
  expect(
    Object.fromEntries(supports.map(({ measure, current }) => [measure, [current.version, current.count]])),
  ).toEqual({
    ...{ approved: [2, 12], paid: [2, 11], planned: [1, 1200] },
  });
  expect((await tried(officer, file)).counts).toMatchObject({ same: 3, new: 0, changed: 0 });
});

it('says what is wrong in which cell, also between two rows, and records nothing', async () => {
  const officer = await aProvince();
  const before = await view(officer);
  const file = await edited(await exported(officer), { 'Số lượng @1': '7' }, [
    ['2020', 'nothing', '', 'kế hoạch', '30/6/2020', '1'],
    ['2020', 'housing', '', 'kế hoạch', '02/7/2020', '1'],
    ['2021', 'housing', '', 'kế hoạch', '30/6/2020', '1,5'],
    ['2022', 'housing', '', 'tặng', '30/6/2020', '1'],
  ]);
  const answer = await tried(officer, file);
  expect(faultsOf(answer)).toEqual([
    'F2 Số lượng: Không thể lớn hơn toàn bộ',
    'B4 Mã chính sách: Không có chính sách mang mã này',
    'E5 Tính đến ngày: Ngày này chưa đến',
    'F6 Số lượng: Ô này phải là số nguyên, không âm',
    'D7 Chỉ tiêu: Ô này không đúng một trong các từ cho phép',
  ]);
  expect(await tried(officer, file, { plan: answer.plan })).toMatchObject({ applied: false });
  expect(await view(officer)).toEqual(before);
});

it('refuses closed days, whoever does not speak for the province, and reaches no other province', async () => {
  const officer = await aProvince();
  const { provinceId } = officer;
  const file = await edited(await exported(officer), { 'Số lượng @2': '9' });
  const elsewhere = await aProvince();
  const theirs = await tried(elsewhere, file);
  await tried(elsewhere, file, { plan: theirs.plan });
  expect((await view(officer)).supports.every(({ current }) => current.version === 1)).toBe(true);
  const until = `INSERT INTO figure_closings VALUES ($1, $2, '2020-06-30', '{"document":"x","date":null,"line":null}', 'coordinationOffice', '2020-07-01')`;
  await poverty.database.admin.query(until, [randomUUID(), provinceId]);
  expect(faultsOf(await tried(officer, file))).toEqual(['E3 Tính đến ngày: Số liệu của ngày này đã chốt']);
  for (const role of ['coordinationOffice', 'financeOfficer', 'auditor'] as const) {
    expect((await send(aCaller({ provinceId, roles: [role] }), file)).status).toBe(403);
  }
});
