import type { Caller } from '@langmoi/contracts/caller';
import { FundingView } from '@langmoi/contracts/funding';
import { aCaller } from '@langmoi/testing/callers';
import { factList, faultsOf } from '@langmoi/testing/fact-lists';
import { edited } from '@langmoi/testing/list-files';
import { aPlace } from '@langmoi/testing/place';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { randomUUID } from 'node:crypto';
import { startService } from './service';

let funding: ServiceUnderTest;

beforeAll(async () => {
  funding = await startService();
});
afterAll(() => funding?.close());

/** Two finance officers of a province, and three lines: one that counts, one that waits, one that was rejected. */
async function aProvince() {
  const { provinceId } = await aPlace(funding.database.admin);
  const finance = () => aCaller({ provinceId, roles: ['financeOfficer'] });
  const [officer, other] = [finance(), finance()];
  const records = (source: string, measure: string) =>
    `POST /years/2020/programmes/newRural/sources/${source}/${measure}/records`;
  const said = { asOf: '2020-06-30', seenVersion: 0 };
  await funding.command(records('credit', 'mobilised'), { ...said, amount: '2150078000000' }, officer);
  await funding.command(`${records('credit', 'mobilised')}/1/approvals`, {}, other);
  await funding.command(records('centralBudget', 'disbursed'), { ...said, amount: '5', planned: '9' }, officer);
  await funding.command(records('community', 'mobilised'), { ...said, amount: '7' }, officer);
  await funding.command(`${records('community', 'mobilised')}/1/rejections`, { reason: 'sai số' }, other);
  return { officer, other };
}

const { send, tried, exported } = factList(() => funding, '/lines');
const view = async (by: Caller) => FundingView.parse((await funding.ask('/lines', by)).body);
const row = (source: string, ...money: string[]) => [
  '2020',
  'nông thôn mới',
  source,
  'huy động',
  '30/6/2020',
  ...money,
];

it.each(['csv', 'xlsx'])('comes back as %s without a change, and what was rejected is not in it', async (format) => {
  const { officer } = await aProvince();
  const { rows, counts } = await tried(officer, await exported(officer, format));
  expect(rows).toEqual([]);
  expect(counts).toMatchObject({ rows: 2, same: 2, error: 0 });
});

it('takes over what was shown as records that another officer approves, as from the form', async () => {
  const { officer, other } = await aProvince();
  const file = await edited(await exported(officer), { 'Số tiền (đồng) @2': '2.150.078.000.001' }, [
    row('cộng đồng', '8'),
  ]);
  const seen = await tried(officer, file);
  expect(seen).toMatchObject({ applied: false, counts: { new: 1, changed: 1, same: 1, error: 0 } });
  const one = seen.rows.find(({ outcome }) => outcome === 'changed');
  expect(one).toMatchObject({
    subject: 'huy động 2020: nông thôn mới, tín dụng',
    cells: [{ heading: 'Số tiền (đồng)', before: '2.150.078.000.000', after: '2.150.078.000.001' }],
  });
  expect(await tried(officer, file, { plan: seen.plan })).toMatchObject({ applied: true });
  const lineOf = async (source: string) => (await view(officer)).lines.find((line) => line.fundingSource === source);
  expect(await lineOf('credit')).toMatchObject({
    current: { version: 1, amount: '2150078000000' },
    history: [{ version: 2, amount: '2150078000001', approval: { state: 'awaiting', mine: true } }, { version: 1 }],
  });
  expect((await tried(officer, file)).counts).toMatchObject({ same: 3, new: 0, changed: 0 }); // what waits is said already
  expect((await send(officer, file, { plan: seen.plan })).status).toBe(409);
  const approvals = 'POST /years/2020/programmes/newRural/sources/credit/mobilised/records/2/approvals';
  expect((await funding.command(approvals, {}, officer)).status).toBe(403);
  expect((await funding.command(approvals, {}, other)).status).toBe(200);
  expect((await lineOf('credit'))?.current?.amount).toBe('2150078000001');
});

it('says what is wrong in which cell, and records nothing of it', async () => {
  const { officer } = await aProvince();
  const before = await view(officer);
  const file = await edited(await exported(officer), { 'Số tiền (đồng) @1': '10', 'Tính đến ngày @2': '02/7/2020' }, [
    row('cộng đồng', '=1+1'),
    row('doanh nghiệp', '1,5'),
    row('tiền của ai', '1'),
    row('doanh nghiệp', '1'),
  ]);
  const answer = await tried(officer, file);
  expect(faultsOf(answer)).toEqual([
    'F2 Số tiền (đồng): Không thể lớn hơn toàn bộ',
    'E3 Tính đến ngày: Ngày này chưa đến',
    'F4 Số tiền (đồng): Ô này không phải là số',
    'F5 Số tiền (đồng): Số tiền phải là số đồng, không âm, không lẻ',
    'C6 Nguồn vốn: Ô này không đúng một trong các từ cho phép',
    'A7 Năm: Mục này đã có ở một dòng khác (A5)',
  ]);
  expect(await tried(officer, file, { plan: answer.plan })).toMatchObject({ applied: false });
  expect(await view(officer)).toEqual(before);
});

it('refuses closed days, and whoever does not speak for the province’s money', async () => {
  const { officer } = await aProvince();
  const { provinceId } = officer;
  const until = `INSERT INTO figure_closings VALUES ($1, $2, '2020-06-30', '{"document":"x","date":null,"line":null}', 'coordinationOffice', '2020-07-01')`;
  await funding.database.admin.query(until, [randomUUID(), provinceId]);
  const file = await edited(await exported(officer), {}, [row('cộng đồng', '8')]);
  expect((await tried(officer, file)).rows).toMatchObject([
    { faults: [{ detail: 'Tính đến ngày: Số liệu của ngày này đã chốt' }] },
  ]);
  for (const role of ['coordinationOffice', 'communeOfficer', 'auditor'] as const) {
    expect((await send(aCaller({ provinceId, roles: [role] }), file)).status).toBe(403);
  }
});

it('leaves out a row without a word in its columns, and names what is missing in one with a few', async () => {
  const { officer } = await aProvince();
  const file = await edited(await exported(officer), {}, [
    ['', '', '', '', '', '', '', '', '', 'Người lập biểu'],
    ['', '', '', '', '', '8'],
    ['TỔNG CỘNG', '', '', '', '', '1.187.690.000'],
  ]);
  const { counts, rows } = await tried(officer, file);
  expect(counts).toMatchObject({ same: 2, left: 2, error: 1 });
  expect(rows.map(({ faults: [first] }) => first?.detail)).toEqual(['Năm: Ô này không được để trống']);
});
