import type { Caller } from '@langmoi/contracts/caller';
import type { OfficerImport, PersonView } from '@langmoi/contracts/officers';
import { aCaller, as } from '@langmoi/testing/callers';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { administrator, aScene, auditor, officer, provinceId, refusal, type Scene } from './personnel-scene';

let scene: Scene;

beforeAll(async () => {
  scene = await aScene();
});
afterAll(() => scene?.directory.close());

const header =
  'Tài khoản,Họ tên,Điện thoại,Cơ quan,Mã đơn vị,Vai trò,Từ ngày,Đến ngày,Số quyết định,Ngày quyết định,Người ký,Hình thức ký,Ký cho tài khoản';
const row = (account: string, change: Record<string, string> = {}) => {
  const cells = {
    ...{ account, name: 'Trần Văn Nhập (diễn tập)', phone: '0909', office: 'Ủy ban nhân dân xã Hàm Tân' },
    ...{ unit: '29489', role: 'cán bộ xã', from: '01/4/2020', to: '', number: '7/QĐ-UBND', date: '2020-03-30' },
    ...{ authority: 'Chủ tịch (diễn tập)', capacity: '', head: '', ...change },
  };
  return Object.values(cells).join(',');
};
const csv = (...rows: string[]) => Buffer.from([header, ...rows].join('\r\n'));

interface Sending {
  readonly dryRun?: string;
  readonly fileName?: string;
  readonly caller?: typeof administrator;
  readonly language?: string;
  readonly key?: string;
}

async function send(content: Buffer, sending: Sending = {}) {
  const { dryRun = 'false', fileName = 'can-bo.csv', caller = administrator, language = 'vi', key } = sending;
  const form = [
    `--b\r\nContent-Disposition: form-data; name="dryRun"\r\n\r\n${dryRun}\r\n`,
    `--b\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: text/csv\r\n\r\n`,
  ];
  const answer = await scene.directory.app.inject({
    method: 'POST',
    url: `/provinces/${provinceId}/officer-imports`,
    headers: {
      ...as(caller),
      'idempotency-key': key ?? randomUUID(),
      'accept-language': language,
      'content-type': 'multipart/form-data; boundary=b',
    },
    payload: Buffer.concat([Buffer.from(form.join('')), content, Buffer.from('\r\n--b--\r\n')]),
  });
  const body = answer.json<OfficerImport & Record<string, unknown>>();
  return { status: answer.statusCode, body };
}

const known = async (account: string): Promise<PersonView | undefined> => {
  const { body } = await scene.directory.ask<PersonView[]>(`/provinces/${provinceId}/persons`, administrator);
  return body.find((person) => person.account === account);
};

it('says of every row what it would do, and does none of it, in a dry run', async () => {
  const file = csv(row('nhap.1'), row('vpdp', { office: 'Kiểm toán (diễn tập)', unit: '84', role: 'auditor' }));
  const { status, body } = await send(file, { dryRun: 'true' });
  expect({ status, body }).toMatchObject({
    status: 200,
    body: {
      ...{ dryRun: true, applied: false },
      rows: [
        { row: 2, outcome: 'invited', displayName: 'Trần Văn Nhập (diễn tập)', errors: [] },
        { row: 3, outcome: 'appointed', errors: [] },
      ],
    },
  });
  expect(await known('nhap.1')).toBeUndefined();
});

it('takes the rows of a file in, once, and the same file again changes nothing', async () => {
  const deputy = { role: 'communeOfficer', capacity: 'KT.', head: 'xa.ham-tan' };
  const file = csv(row('nhap.2'), row('nhap.3', deputy));
  const key = randomUUID();
  const first = await send(file, { key });
  expect(first.body).toMatchObject({ applied: true, rows: [{ outcome: 'invited' }, { outcome: 'invited' }] });
  expect(await send(file, { key })).toEqual(first);
  expect((await send(file)).body.rows.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
  expect(await known('nhap.3')).toMatchObject({
    appointments: [
      { capacity: 'forHead', fromOn: '2020-04-01', decision: { number: '7/QĐ-UBND', date: '2020-03-30' } },
    ],
  });
  const { admin } = scene.directory.database;
  const files = await admin.query('SELECT file_name, rows, by_user FROM officer_imports ORDER BY at LIMIT 1');
  expect(files).toEqual([{ file_name: 'can-bo.csv', rows: 2, by_user: administrator.userId }]);
});

it('keeps nothing of a file of which one row is refused, and names column and reason in the reader’s language', async () => {
  const file = csv(
    row('nhap.4'),
    row('Nhập 5', { from: '31/02/2020' }),
    row('nhap.6', { office: 'Sở Không Có', unit: '84' }),
    row('nhap.7', { unit: '99999' }),
    row('nhap.8', { role: 'provinceAdministrator', office: 'Văn phòng Điều phối nông thôn mới tỉnh', unit: '84' }),
    row('nhap.9', { capacity: 'TUQ', head: 'vpdp' }),
    row('nhap.4', { from: '01/5/2020' }),
    row('quan-tri', { office: 'Kiểm toán (diễn tập)', unit: '84', role: 'auditor' }),
    row('nhap.10', { to: '31/3/2020' }),
    row('trung-uong'),
  );
  const { body } = await send(file, { language: 'en' });
  expect(body).toMatchObject({ dryRun: false, applied: false });
  expect(body.rows.map(({ errors }) => errors.map(({ column }) => column).join())).toEqual([
    ...['', 'account,fromOn', 'organisation', 'unitCode', 'role', 'onBehalfOf', 'fromOn', 'account', 'toOn', 'account'],
  ]);
  expect(body.rows[2]?.errors).toEqual([{ column: 'organisation', detail: 'No such organisation' }]);
  expect((await send(file)).body.rows[2]?.errors[0]?.detail).toBe('Không tìm thấy cơ quan này');
  expect(await known('nhap.4')).toBeUndefined();
});

it('reads the first sheet of a workbook like a text file', async () => {
  const workbook = readFileSync(join(__dirname, 'can-bo.xlsx'));
  const { status, body } = await send(workbook, { fileName: 'can-bo.xlsx' });
  expect({ status, rows: body.rows }).toMatchObject({ status: 200, rows: [{ outcome: 'invited', errors: [] }] });
  expect(await known('nhap.xlsx')).toMatchObject({
    displayName: 'Lê Thị Bảng (diễn tập)',
    appointments: [{ role: 'cultureOfficer', fromOn: '2020-04-01', decision: { number: '8/QĐ-UBND' } }],
  });
});

it('finds the headings below a title, counts rows as the spreadsheet does, and says in its words what it lacks', async () => {
  const titled = Buffer.from(['DANH SÁCH CÁN BỘ,,', '', header, row('nhap.13'), '', row('Nhập 14')].join('\r\n'));
  const { body } = await send(titled, { dryRun: 'true' });
  expect(body.rows.map((one) => [one.row, one.outcome])).toEqual([
    [4, 'invited'],
    [6, 'refused'],
  ]);
  const lacking = await send(Buffer.from('Tài khoản,Họ tên,Cơ quan,Mã đơn vị,Vai trò,Từ ngày\r\na,b'));
  expect(lacking.body['missing']).toEqual(['Số quyết định', 'Ngày quyết định', 'Người ký']);
});

it.each(['csv', 'xlsx'])(
  'exports as %s the officers that there are, so that the file imports again without a change',
  async (format) => {
    await scene.invite(`xuat.${format}`);
    const of = async (caller: Caller) => {
      const url = `/provinces/${provinceId}/officers-file?format=${format}`;
      const answer = await scene.directory.app.inject({ url, headers: as(caller) });
      expect(answer.statusCode).toBe(200);
      return answer.rawPayload;
    };
    const persons = (await scene.directory.ask<PersonView[]>(`/provinces/${provinceId}/persons`, administrator)).body;
    const held = persons.flatMap(({ account, appointments }) =>
      account === null ? [] : appointments.filter(({ cancelledOn }) => cancelledOn === null),
    );
    const { status, body } = await send(await of(administrator), { dryRun: 'true', fileName: `can-bo.${format}` });
    expect(status).toBe(200);
    expect(body.rows.filter(({ outcome }) => outcome !== 'unchanged')).toEqual([]);
    expect(body.rows).toHaveLength(held.length);
    if (format === 'xlsx') return;
    expect((await of(administrator)).toString()).toContain('0909 123 456');
    expect((await of(auditor)).toString()).not.toMatch(/0909 123 456|•••/);
  },
);

it.each([
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]), '422 file-not-readable'],
  ['an archive that is no workbook', Buffer.from('PK nothing of the kind'), '422 file-not-readable'],
  ['names of columns alone', csv(), '422 file-not-readable'],
  ['columns that say nothing of an office', Buffer.from('Tài khoản,Họ tên\r\na,b'), '422 file-not-readable'],
  ['no file at all', Buffer.alloc(0), '400 invalid-request'],
  ['more than two megabytes', Buffer.alloc(2 * 1024 * 1024 + 1, 'a'), '413 body-too-large'],
])('refuses %s as a file of officers', async (_, content, expected) => {
  expect(refusal(await send(content))).toBe(expected);
});

it('keeps a file name in its place', async () => {
  await send(csv(row('nhap.11')), { fileName: '../../etc/passwd' });
  const { admin } = scene.directory.database;
  const names: { file_name: string }[] = await admin.query('SELECT file_name FROM officer_imports ORDER BY at DESC');
  expect(names[0]).toEqual({ file_name: 'passwd' });
});

it('takes files from the administrator of the province alone', async () => {
  expect(refusal(await send(csv(row('nhap.12')), { caller: auditor }))).toBe('403 not-permitted');
  const stranger = aCaller({ roles: ['provinceAdministrator'], userId: officer('quan-tri') });
  expect(refusal(await send(csv(row('nhap.12')), { caller: stranger }))).toBe('404 province-not-found');
});
