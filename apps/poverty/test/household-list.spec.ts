import { HouseholdList } from '@langmoi/contracts/households';
import { faultsOf, factList } from '@langmoi/testing/fact-lists';
import { workbookOf } from '@langmoi/platform/upload/workbook-file';
import { cellsOf, edited } from '@langmoi/testing/list-files';
import type { Place } from '@langmoi/testing/place';
import { refusalIn } from '@langmoi/testing/refusals';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { randomUUID } from 'node:crypto';
import { aCommune, keeper, personal, purpose, registered, somebody, view } from './register-scene';
import { startService } from './service';

let poverty: ServiceUnderTest;

beforeAll(async () => {
  poverty = await startService();
});
afterAll(() => poverty?.close());

const fileOf = ({ commune }: Place) => factList(() => poverty, `/communes/${commune}/households`);

/** A commune with two households in its register, and one that left it. */
async function aRegister() {
  const place = await aCommune(poverty);
  const { id } = await registered(poverty, place);
  const head = { name: 'Trần Thị Thử', birth: '1970', relation: 'head' };
  await registered(poverty, place, { members: [head], phone: null, classification: 'nearPoor' });
  const gone = await registered(poverty, place, { members: [{ ...head, name: 'Trần Thị Đã Đi' }] });
  const paper = { number: '99/QĐ-UBND', date: '2020-06-20', authority: 'UBND xã Thử' };
  const removal = { on: '2020-06-30', reason: 'movedAway', decision: paper, seenVersion: 1 };
  expect((await poverty.command(`POST /households/${gone.id}/removal`, removal, keeper(place))).status).toBe(200);
  return { place, id, by: keeper(place), ...fileOf(place) };
}

const list = async (place: Place) =>
  HouseholdList.parse((await poverty.ask('/households', keeper(place))).body).households;
const fresh = (...cells: string[]) => ['', 'Ấp Mới', '', '', ...cells];
const paper = ['30/6/2020', '30/QĐ-UBND', '29/6/2020', 'UBND xã Thử'];

it.each(['csv', 'xlsx'])('comes back as %s without a change, without those who left', async (format) => {
  const { by, tried, exported } = await aRegister();
  const { rows, counts } = await tried(by, await exported(by, format));
  expect([rows, counts]).toEqual([[], { rows: 2, left: 0, new: 0, changed: 0, same: 2, error: 0 }]);
});

it('writes all that the form enters, under headings, with the zeros of phones and numbers', async () => {
  const { by, exported } = await aRegister();
  const [headings, first] = await cellsOf(await exported(by, 'csv'));
  expect(Object.fromEntries(headings!.map((heading, at) => [heading, first![at]]))).toEqual({
    ...{ 'Số trong sổ': '1', Ấp: 'Ấp Thử', 'Địa chỉ': personal.address, 'Điện thoại': personal.phone },
    ...{ 'Chủ hộ': personal.head, 'Ngày sinh chủ hộ': '1958', 'Số định danh chủ hộ': personal.headNumber },
    'Nhân khẩu khác': `${personal.child}, con, 30/4/1990, ${personal.childNumber}`,
    ...{ Diện: 'Hộ nghèo', 'Từ ngày': '01/01/2020', 'Số quyết định': '12/QĐ-UBND', 'Ngày quyết định': '24/12/2019' },
    'Cơ quan ban hành': 'UBND xã Thử',
  });
  expect((await exported(by, 'csv')).toString()).toContain(`"\u00a0${personal.headNumber}"`);
});

it('takes over what was shown: a household said anew, and a new one under the next number', async () => {
  const { place, id, by, tried, exported } = await aRegister();
  const others = `${personal.child}, con, 30/4/1990, ${personal.childNumber}; Lý Thị Mới, cháu, 2019`;
  const change = { 'Nhân khẩu khác @1': others, 'Từ ngày @1': '30/6/2020' };
  const row = fresh('Phạm Văn Mới', '30/6/1958', '000000000099', 'Phạm Thị Mới, vợ, 1960', 'cận nghèo', ...paper);
  const file = await edited(await exported(by), change, [row]);
  const seen = await tried(by, file);
  expect(seen).toMatchObject({ applied: false, counts: { new: 1, changed: 1, same: 1, error: 0 } });
  expect(seen.rows.map(({ subject, outcome, cells }) => [subject, outcome, cells.length])).toEqual([
    ['Hộ số 1', 'changed', 2],
    ['Hộ mới', 'new', 10],
  ]);
  expect(await list(place)).toHaveLength(2);
  expect(await tried(by, file, { plan: seen.plan })).toMatchObject({ applied: true, counts: { new: 1, changed: 1 } });
  const { members, version, history } = await view(poverty, id, by);
  expect([members?.map(({ name }) => name), version, history[0]?.kind]).toEqual([
    [personal.head, personal.child, 'Lý Thị Mới'],
    ...[2, 'corrected'],
  ]);
  const entered = (await list(place)).at(-1)!;
  expect(entered).toMatchObject({ number: 4, classification: 'nearPoor', since: '2020-06-30', memberCount: 2 });
  expect((await view(poverty, entered.id, by)).members).toEqual([
    { name: 'Phạm Văn Mới', birth: '1958-06-30', relation: 'head', identityNumber: '000000000099' },
    { name: 'Phạm Thị Mới', birth: '1960', relation: 'spouse', identityNumber: null },
  ]);
});

it('registers nobody twice who is sent again, and asks for the number of a head that it knows', async () => {
  const { place, by, tried, exported } = await aRegister();
  const row = fresh('Phạm Văn Mới', '1958', '', '', 'Hộ nghèo', ...paper);
  const file = await edited(await exported(by), {}, [row]);
  await tried(by, file, { plan: (await tried(by, file)).plan });
  expect((await tried(by, file)).counts).toMatchObject({ same: 3, new: 0, changed: 0, error: 0 });
  const other = fresh('phạm văn mới', '1958', '', '', 'Hộ cận nghèo', ...paper);
  const namesake = fresh('Phạm Văn Mới', '1958', '000000000088', '', 'Hộ nghèo', ...paper);
  const whole = await exported(by);
  expect(faultsOf(await tried(by, await edited(whole, {}, [other])))).toEqual([
    'A5 Số trong sổ: Mục này đã có ở một dòng khác (A4)',
  ]);
  const [headings = []] = await cellsOf(whole);
  for (const one of [other, namesake]) {
    const alone = await workbookOf('Sổ', [{ cells: headings }, { cells: one }]);
    expect(faultsOf(await tried(by, alone))).toEqual(['A2 Số trong sổ: Chủ hộ này có thể là của hộ số 4 trong sổ']);
  }
  expect(await list(place)).toHaveLength(3);
});

it('refuses masks, and all that the form refuses, in their cells, and records nothing', async () => {
  const { place, by, tried, exported } = await aRegister();
  const before = await list(place);
  const twice = `${personal.child}, con, 1990, ${personal.headNumber}; Lý B, con, 2021`;
  const changes = {
    'Chủ hộ @1': '•••',
    'Điện thoại @1': '•••',
    'Nhân khẩu khác @2': twice,
    'Số định danh chủ hộ @2': personal.headNumber,
  };
  const wrong = [
    ['9', 'Ấp Thử', '', '', 'Ai Đó', '1970', '', '', 'Hộ nghèo', ...paper],
    ['3', 'Ấp Thử', '', '', 'Ai Đó', '1970', '', '', 'Hộ nghèo', ...paper],
    fresh('Một', 'khoảng 1958', '0001', '', 'Hộ nghèo', ...paper),
    fresh('Hai Đó', '1970', '', 'Lý A, hàng xóm, 1990', 'Hộ nghèo', ...paper),
    fresh('Ba Đó', '1970', '', '', 'Hộ nghèo', '02/7/2020', ...paper.slice(1)),
    fresh('Bốn Đó', '1970', '', '', 'Hộ nghèo', '31/12/2015', ...paper.slice(1)),
    fresh('Năm Đó', '1970', '', '', 'khá', ...paper),
  ];
  const file = await edited(await exported(by), changes, wrong);
  const answer = await tried(by, file);
  expect(faultsOf(answer)).toEqual([
    'D2 Điện thoại: Ô này đang được che (•••)',
    'E2 Chủ hộ: Ô này đang được che (•••)',
    'H3 Nhân khẩu khác: Người thứ 1: Số này đã ghi cho người khác của hộ',
    'A4 Số trong sổ: Sổ không có hộ nào mang số này',
    'A5 Số trong sổ: Hộ này đã ra khỏi sổ',
    'F6 Ngày sinh chủ hộ: Ghi năm sinh (1958) hoặc ngày sinh (30/6/1958)',
    'G6 Số định danh chủ hộ: Số định danh có 12 chữ số, chứng minh nhân dân cũ có 9',
    'H7 Nhân khẩu khác: Không đọc được người thứ 1',
    'J8 Từ ngày: Ngày này chưa đến',
    'J9 Từ ngày: Sổ chưa có chuẩn nghèo áp dụng cho ngày này',
    'I10 Diện: Ô này không đúng một trong các từ cho phép',
  ]);
  expect(await tried(by, file, { plan: answer.plan })).toMatchObject({ applied: false });
  expect(await list(place)).toEqual(before);
});

it('refuses what counts in closed days; a name put right is none of that', async () => {
  const { place, by, tried, exported } = await aRegister();
  const until = `INSERT INTO figure_closings VALUES ($1, $2, '2020-06-30', '{"document":"x","date":null,"line":null}', 'coordinationOffice', '2020-07-01')`;
  await poverty.database.admin.query(until, [randomUUID(), place.provinceId]);
  const row = fresh('Phạm Văn Mới', '1958', '', '', 'Hộ nghèo', ...paper);
  const file = await edited(await exported(by), { 'Chủ hộ @1': 'Lý Thị Đúng Tên', 'Diện @2': 'Hộ nghèo' }, [row]);
  const answer = await tried(by, file);
  expect(faultsOf(answer)).toEqual([
    'J3 Từ ngày: Số liệu của ngày này đã chốt',
    'J4 Từ ngày: Số liệu của ngày này đã chốt',
  ]);
  expect(answer.counts).toMatchObject({ changed: 1, error: 2 });
  expect(await tried(by, file, { plan: answer.plan, onlyValid: true })).toMatchObject({ applied: true });
});

it('takes over nothing that somebody changed since it was shown', async () => {
  const { place, id, by, tried, send, exported } = await aRegister();
  const file = await edited(await exported(by), { 'Địa chỉ @1': 'Số 8 hẻm Thử' });
  const { plan } = await tried(by, file);
  const { members } = await view(poverty, id, by);
  const said = { hamlet: 'Ấp Khác', members, classification: 'poor', since: '2020-01-01', seenVersion: 1 };
  const decision = { number: '12/QĐ-UBND', date: '2019-12-24', authority: 'UBND xã Thử' };
  await poverty.command(`POST /households/${id}/corrections`, { ...said, decision }, by);
  expect(refusalIn(await send(by, file, { plan }))).toBe('409 stale-version at ');
  expect((await list(place))[0]).toMatchObject({ version: 2, hamlet: 'Ấp Khác' });
});

it('is for the keeper of that very register, and for nobody who reads it by a purpose', async () => {
  const { place, by, send, exported } = await aRegister();
  const file = await exported(by);
  const others = [
    ...(['district', 'province', 'nextCommune', 'hamlet'] as const).map((at) => somebody('povertyOfficer', at, place)),
    somebody('communeOfficer', 'commune', place),
    somebody('auditor', 'province', place, { purpose }),
  ];
  for (const caller of others) {
    expect((await send(caller, file)).status).toBe(403);
    expect((await exported(caller)).toString()).toContain('/problems/not-permitted');
  }
  const foreign = keeper(await aCommune(poverty));
  expect(refusalIn(await send(foreign, file))).toBe('404 unit-not-found at ');
});

describe('What is left behind', () => {
  const secrets = Object.values(personal);
  const reads = (): Promise<{ households: string[] }[]> =>
    poverty.database.admin.query('SELECT households FROM personal_reads ORDER BY at');

  it('is a record of each file, and of each trial that shows somebody', async () => {
    const { id, by, tried, exported } = await aRegister();
    await poverty.database.admin.query('TRUNCATE personal_reads');
    const file = await exported(by);
    expect(await reads()).toEqual([{ households: [id, expect.any(String)] }]);
    await tried(by, file);
    expect(await reads()).toHaveLength(1);
    await tried(by, await edited(file, { 'Địa chỉ @1': 'Số 8' }));
    expect((await reads()).slice(1)).toEqual([{ households: [id] }]);
  });

  it('is no name or number in events, or with the key of a command, and its retry does it once', async () => {
    const { place, by, tried, exported } = await aRegister();
    const row = fresh(personal.head, '1958', '000000000098', `${personal.child}, con, 1990`, 'Hộ nghèo', ...paper);
    const file = await edited(await exported(by), { 'Điện thoại @2': personal.phone }, [row]);
    const seen = await tried(by, file);
    expect(JSON.stringify(seen.rows)).toContain(personal.head);
    const applied = await tried(by, file, { plan: seen.plan });
    expect(applied.rows.map(({ subject, cells }) => [subject, cells])).toEqual([
      ['Hộ số 2', []],
      ['Hộ mới', []],
    ]);
    const { admin } = poverty.database;
    const left = [
      await admin.query('SELECT * FROM idempotency_keys'),
      await admin.query('SELECT envelope::text AS text FROM outbox_events'),
    ];
    expect(secrets.filter((secret) => JSON.stringify([left, applied]).includes(secret))).toEqual([]);
    expect(await list(place)).toHaveLength(3);
  });
});
