import type { ListAnswer } from '@langmoi/contracts/list-imports';
import { csvOf } from '@langmoi/domain/csv';
import { aCaller } from '@langmoi/testing/callers';
import { cellsOf, edited } from '@langmoi/testing/list-files';
import { aListScene, paper } from './year-lists-scene';

let scene: Awaited<ReturnType<typeof aListScene>>;
const aProvince = () => scene.aProvince();
const send = (...sent: Parameters<typeof scene.send>) => scene.send(...sent);
const tried = (...sent: Parameters<typeof scene.tried>) => scene.tried(...sent);
const exported = (...of: Parameters<typeof scene.exported>) => scene.exported(...of);
const view = (...of: Parameters<typeof scene.view>) => scene.view(...of);

beforeAll(async () => {
  scene = await aListScene();
});
afterAll(() => scene?.close());

describe.each(['registrations', 'targets'] as const)('A file of %s', (list) => {
  it.each(['csv', 'xlsx'])('comes back as %s without a change', async (format) => {
    const place = await aProvince();
    const file = await exported(place, list, format);
    const answer = await tried(place, list, file);
    expect(answer).toMatchObject({ questions: [], rows: [], absent: 0, leftOut: [], sent: null });
    expect(answer.counts).toEqual({
      rows: list === 'targets' ? 4 : 2,
      left: 0,
      new: 0,
      changed: 0,
      same: answer.counts.rows,
      error: 0,
    });
    const before = await view(place);
    expect(await tried(place, list, file, { plan: answer.plan })).toMatchObject({ applied: false });
    expect(await view(place)).toEqual(before);
  });

  it('is the same with letters taken apart, and with columns in another order below a title', async () => {
    const place = await aProvince();
    const rows = await cellsOf(await exported(place, list));
    const width = rows[0]!.length;
    const mirrored = rows.map((cells) =>
      Array.from({ length: width }, (_, at) => (cells[width - 1 - at] ?? '').normalize('NFD')),
    );
    const answer = await tried(place, list, Buffer.from(csvOf([['DANH SÁCH NĂM 2020'], ...mirrored])));
    expect(answer).toMatchObject({ rows: [], questions: [], counts: { error: 0, same: rows.length - 1 } });
  });

  it('is refused from whoever makes no lists of the province, and does not reach another province', async () => {
    const place = await aProvince();
    const file = await edited(await exported(place, list), { 'Ngày văn bản @1': '02/02/2020' });
    for (const role of ['communeOfficer', 'departmentOfficer', 'auditor'] as const) {
      const by = aCaller({
        provinceId: place.provinceId,
        unitId: place.province,
        unitPath: [place.province],
        roles: [role],
      });
      expect((await send(place, list, file, { by })).status).toBe(403);
    }
    const elsewhere = await aProvince();
    const before = await view(place);
    const answer = await tried(elsewhere, list, file);
    await send(elsewhere, list, file, { plan: answer.plan, onlyValid: true });
    expect(await view(place)).toEqual(before);
  });
});

describe('A file of the lists of a year', () => {
  it('shows one changed row as one change, and takes over what was shown as the next version by its paper', async () => {
    const place = await aProvince();
    const file = await edited(
      await exported(place, 'registrations'),
      {
        ...{ 'Tình trạng @2': 'Đưa ra khỏi danh sách', 'Từ ngày @2': '20/6/2020', 'Văn bản @2': 'Công văn 99/UBND-NN' },
        ...{ 'Ngày văn bản @2': '15/6/2020', 'Lý do @2': 'chuyển sang năm 2021' },
      },
      [['121', '', '', '2020', 'nông thôn mới nâng cao', '', '01/3/2020', 'Quyết định 15/QĐ-UBND', '28/02/2020']],
    );
    const seen = await tried(place, 'registrations', file);
    expect(seen).toMatchObject({
      applied: false,
      counts: { rows: 3, new: 1, changed: 1, same: 1, error: 0 },
      absent: 0,
    });
    expect(seen.rows).toMatchObject([
      {
        ...{ row: 3, subject: 'Xã Đại An – nông thôn mới', outcome: 'changed' },
        cells: [
          { heading: 'Tình trạng', before: 'Trong danh sách', after: 'Đưa ra khỏi danh sách' },
          { heading: 'Từ ngày', before: '01/02/2020', after: '20/6/2020' },
          { heading: 'Văn bản', before: 'Quyết định 12/QĐ-UBND', after: 'Công văn 99/UBND-NN' },
          { heading: 'Ngày văn bản', before: '01/02/2020', after: '15/6/2020' },
          { heading: 'Lý do', before: '', after: 'chuyển sang năm 2021' },
        ],
      },
      { row: 4, subject: 'Xã Hải An – nông thôn mới nâng cao', outcome: 'new' },
    ]);
    expect((await view(place)).lists[0]?.version).toBe(1); // trying records nothing
    expect(await tried(place, 'registrations', file, { plan: seen.plan })).toMatchObject({ applied: true });
    const { lists } = await view(place);
    expect(lists).toMatchObject([
      {
        ...{ tier: 'NTM', version: 2, communes: [{ communeId: place.communeId }] },
        struck: [
          {
            ...{ communeId: place.daiAn, asOf: '2020-06-20', reason: 'chuyển sang năm 2021', basis: 'entered' },
            source: { document: 'Công văn 99/UBND-NN', date: '2020-06-15', note: 'Nhập từ tệp danh-sach.xlsx' },
          },
        ],
      },
      { tier: 'NANG_CAO', version: 1, communes: [{ communeId: place.haiAn, asOf: '2020-03-01' }] },
      { tier: 'KIEU_MAU', version: 0 },
    ]);
    const again = await tried(place, 'registrations', file);
    expect(again.counts).toMatchObject({ same: 3, new: 0, changed: 0, error: 0 });
    // What was shown no longer stands: the same plan records nothing.
    expect((await send(place, 'registrations', file, { plan: seen.plan })).status).toBe(409);
  });

  it('says what is wrong in which cell and how to mend it, records nothing of it, or the valid rows alone', async () => {
    const place = await aProvince();
    const rest = ['2020', 'Nông thôn mới', 'Trong danh sách', '01/3/2020', 'Quyết định 15/QĐ-UBND', '28/02/2020', ''];
    const at = (changes: Readonly<Record<number, string>>) => rest.map((cell, index) => changes[index] ?? cell);
    const file = await edited(await exported(place, 'registrations'), { 'Từ ngày @1': '31/02/2020' }, [
      ['121', '', '', ...at({})],
      ['121', '', '', ...at({ 2: '' })],
      ['121', '', '', ...at({ 1: 'Nông thôn mới nâng cao', 0: '2021', 3: '01/8/2020' })],
      ['121', '', '', ...at({ 1: 'Nông thôn mới kiểu mẫu', 2: 'Rút' })],
      ['112', '', '', ...at({ 1: 'Nông thôn mới kiểu mẫu', 4: '=HYPERLINK("http://x")' })],
      ['111', 'Hàm Tân', '', ...at({ 1: 'hạng nhất' })],
    ]);
    const answer = await tried(place, 'registrations', file);
    expect(answer.counts).toMatchObject({ rows: 8, same: 1, new: 1, changed: 0, error: 6 });
    const faults = answer.rows.flatMap(({ faults: own }) => own.map(({ at: cell, detail }) => `${cell} ${detail}`));
    expect(faults).toEqual([
      'G2 Từ ngày: Ô này không phải là ngày',
      'A5 Mã xã: Mục này đã có ở một dòng khác (A4)',
      'D6 Năm: Dòng này của một năm khác',
      'G6 Từ ngày: Ngày này chưa đến',
      'J7 Lý do: Đưa xã ra khỏi danh sách thì phải nêu lý do',
      'H8 Văn bản: Ô này viết như một công thức',
      'E9 Hạng: Ô này không đúng một trong các từ cho phép',
    ]);
    expect(answer.rows.flatMap(({ faults: own }) => own).every(({ remedy }) => remedy !== '')).toBe(true);
    expect(answer.sent).toMatchObject({ headingRow: 1, rows: { length: 9 } });
    expect(await tried(place, 'registrations', file, { plan: answer.plan })).toMatchObject({ applied: false });
    expect((await view(place)).lists[0]?.version).toBe(1);
    expect(await tried(place, 'registrations', file, { plan: answer.plan, onlyValid: true })).toMatchObject({
      applied: true,
    });
    expect((await view(place)).lists[0]).toMatchObject({ version: 2, communes: { length: 3 } });
  });

  it('asks whom a name means that is not quite one, and what a heading is; nothing is guessed', async () => {
    const place = await aProvince();
    const rows = [
      ['Tên xã', 'Hạng', 'Từ ngày', 'Văn bản', 'Ngày ký văn bản'],
      ['Hai An', 'Nông thôn mới', '01/3/2020', 'Quyết định 15/QĐ-UBND', '28/02/2020'],
    ];
    const file = Buffer.from(csvOf(rows));
    const asked = await tried(place, 'registrations', file);
    expect(asked.questions).toMatchObject([
      { kind: 'column', written: 'Ngày ký văn bản', at: 'E1' },
      { kind: 'unit', written: 'Hai An', at: 'A2' },
    ]);
    expect(asked.questions[1]?.candidates).toContainEqual(expect.objectContaining({ unitId: place.haiAn }));
    expect(await tried(place, 'registrations', file, { plan: asked.plan })).toMatchObject({ applied: false });
    const answers: ListAnswer[] = [
      { kind: 'column', written: 'Ngày ký văn bản', heading: 'Ngày văn bản' },
      { kind: 'unit', written: 'Hai An', unitId: place.haiAn },
    ];
    const seen = await tried(place, 'registrations', file, { answers });
    expect(seen).toMatchObject({ questions: [], counts: { new: 1, error: 0 }, absent: 2 });
    expect(await tried(place, 'registrations', file, { answers, plan: seen.plan })).toMatchObject({ applied: true });
    expect((await view(place)).lists[0]?.communes).toHaveLength(3);
  });

  it('refuses days that are closed, and what is no table', async () => {
    const place = await aProvince();
    await scene.criteria.command('POST /figure-closings', { until: '2020-03-31', paper }, place.office);
    const row = ['121', '', '', '2020', 'Nông thôn mới', '', '01/3/2020', 'Quyết định 15/QĐ-UBND', '28/02/2020'];
    const answer = await tried(place, 'registrations', await edited(await exported(place, 'registrations'), {}, [row]));
    expect(answer.rows).toMatchObject([
      { row: 4, faults: [{ at: 'G4', detail: 'Từ ngày: Số liệu của ngày này đã chốt' }] },
    ]);
    for (const wrong of [Buffer.from('PK\u0003\u0004 nothing'), Buffer.from('một,hai\r\n1,2')]) {
      const refused = await send(place, 'registrations', wrong);
      expect([refused.status, (refused.body as { type: string }).type]).toEqual([422, '/problems/file-not-readable']);
    }
  });
});
