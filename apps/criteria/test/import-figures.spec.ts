import { FiguresRecorded } from '@langmoi/contracts/figures';
import { JudgementsView } from '@langmoi/contracts/judgement';
import { aCaller } from '@langmoi/testing/callers';
import { ImportJobs } from '../src/figure-import/import-jobs';
import { addresses, anImportScene, table, type ImportScene, type Province } from './import-scene';

let scene: ImportScene;

beforeAll(async () => {
  scene = await anImportScene();
});
afterAll(() => scene?.criteria.close());

const wide = table(
  'BÁO CÁO SỐ LIỆU;;;;;',
  'STT;Mã xã;Tên xã;Chỉ tiêu 1.1;1.2 tử số;1.2 mẫu số;1.4',
  'I;;Huyện Thử;;;;',
  '1;00111;Hàm Tân;Đạt;1.187;1.250,5;3',
  '2;112;Xã Đại An;Chưa đạt;5;8;',
  ';;Tổng cộng;;1.192;1.258,5;3',
);

it('shows every change of a table of communes, records nothing before it is told to, and then all as one import', async () => {
  const place = await scene.aProvince();
  const file = await scene.checked(place, wide);
  expect(file).toMatchObject({
    ...{ state: 'checked', layout: 'wide', questions: [], refusal: null, applied: null },
    counts: { rows: 4, left: 2, new: 5, changed: 0, same: 0, error: 0 },
  });
  expect(await scene.cells(place, file)).toMatchObject([
    {
      at: 'D4',
      unit: 'Xã Hàm Tân',
      indicator: '1.1',
      outcome: 'new',
      value: { kind: 'yesNo', yes: true },
      before: null,
    },
    { at: 'E4', indicator: '1.2', value: { kind: 'ratio', numerator: '1187', denominator: '1250.5' } },
    { at: 'G4', indicator: '1.4', value: { kind: 'count', value: '3' } },
    { at: 'D5', unit: 'Xã Đại An', value: { kind: 'yesNo', yes: false } },
    { at: 'E5', value: { kind: 'ratio', numerator: '5', denominator: '8' } },
  ]);
  expect(await scene.figures(place)).toEqual([]);
  const { now } = await scene.act(place, file, 'application', { onlyValid: false });
  expect(now).toMatchObject({ state: 'applied', applied: { onlyValid: false } });
  expect(await scene.figures(place)).toEqual([
    ['1.1', { kind: 'yesNo', yes: true }, 1],
    ['1.2', { kind: 'ratio', numerator: '1187', denominator: '1250.5' }, 1],
    ['1.4', { kind: 'count', value: '3' }, 1],
  ]);
  const events = (await scene.criteria.events(FiguresRecorded.type)).filter(({ entryId }) => entryId === file.id);
  expect(events.map(({ communeId, figures: said }) => [communeId, (said as unknown[]).length]).sort()).toEqual(
    [
      [place.communeId, 3],
      [place.daiAn, 2],
    ].sort(),
  );
  expect((await scene.checked(place, wide)).counts).toMatchObject({ same: 5, new: 0, changed: 0 });
});

it('judges the communes of a file, and no other, as they are judged on reading; and again when it is taken back', async () => {
  const place = await scene.aProvince();
  const told = async (entryId: string) => {
    const events = await scene.criteria.events<FiguresRecorded['data']>(FiguresRecorded.type);
    return new Map(events.filter((one) => one.entryId === entryId).map((one) => [one.communeId, one.judged]));
  };
  const file = await scene.checked(place, wide);
  const { now } = await scene.act(place, file, 'application', { onlyValid: false });
  const judged = await told(file.id);
  const { body } = await scene.criteria.ask(
    '/judgements?tier=NTM&on=2020-06-30',
    aCaller({ ...place, roles: ['auditor'] }),
  );
  const read = new Map(JudgementsView.parse(body).rows.map((row) => [row.communeId, row]));
  expect([...judged.keys()].sort()).toEqual([place.communeId, place.daiAn].sort());
  for (const [communeId, its] of judged) {
    const { outcome, metCount, criteria = [] } = read.get(communeId) ?? {};
    const outcomes = criteria.map((one) => ({ no: one.no, outcome: one.outcome }));
    expect(its).toEqual({ on: '2020-06-30', setVersion: 1, outcome, metCount, criteria: outcomes });
  }
  expect(now.judged).toEqual({ on: '2020-06-30', criteria: 3, communes: [{ metCount: 0, communes: 2 }] });
  expect([...judged.values()].map((its) => its?.outcome)).toContain('notMet');
  const undone = await scene.act(place, file, 'undoing');
  expect(undone.now.judged?.communes).toEqual([{ metCount: 0, communes: 2 }]);
});

it('takes a long list with a day of its own in each row, and shows what it changes from and to', async () => {
  const place = await scene.aProvince();
  const head = 'Mã xã\tChỉ tiêu\tTử số\tMẫu số\tTrong đó\tGiá trị\tNgày\tGhi chú';
  const first = await scene.checked(
    place,
    table(head, '111\t1.2\t60\t100\t\t\t31/3/2020\ttheo sổ', '111\t1.4\t\t\t\t2\t\t'),
  );
  expect(first).toMatchObject({ layout: 'long', counts: { new: 2 } });
  await scene.act(place, first, 'application', { onlyValid: false });
  const second = await scene.checked(
    place,
    table(head, '111\t1.2\t60,0\t100\t\t\t2020-03-31\t', '111\t1.4\t\t\t\t5\t\t', '111\t1.3\t5\t8\t3\t\t\t'),
  );
  expect(await scene.cells(place, second)).toMatchObject([
    { outcome: 'same', asOf: '2020-03-31' },
    {
      outcome: 'changed',
      before: { kind: 'count', value: '2' },
      value: { kind: 'count', value: '5' },
      asOf: '2020-06-30',
    },
    { outcome: 'new', value: { kind: 'ofWhich', numerator: '5', denominator: '8', ofWhich: '3' } },
  ]);
});

it('asks for a name that is nearly one, or one of two, and remembers the answer for the layout', async () => {
  const place = await scene.aProvince();
  const rows = table('Xã,1.4', 'Dai An,1', 'Hàm Tân,2', 'Định Ân,3');
  const file = await scene.checked(place, rows);
  expect(file.state).toBe('asking');
  expect(file.questions).toMatchObject([
    { kind: 'unit', written: 'Dai An', at: 'A2', candidates: [{ unitId: place.daiAn, district: 'Huyện Thử' }] },
    { written: 'Hàm Tân', candidates: [{ code: '00111' }, { code: '121', district: 'Huyện Cầu Kè' }] },
    { written: 'Định Ân', candidates: [{ unitId: place.dinhAn, name: 'Thị trấn Định An' }] },
  ]);
  expect((await scene.act(place, file, 'application', { onlyValid: true })).status).toBe(409);
  const answers = [
    { kind: 'unit', written: 'Dai An', unitId: place.daiAn },
    { kind: 'unit', written: 'Hàm Tân', unitId: place.otherHamTan },
    { kind: 'unit', written: 'Định Ân', unitId: null },
  ] as const;
  const { now } = await scene.say(place, file, ...answers);
  expect(now).toMatchObject({ state: 'checked', counts: { rows: 3, left: 1, new: 2, error: 0 } });
  expect((await scene.checked(place, table('Xã,1.4', 'Dai An,9', 'Hàm Tân,9'))).state).toBe('checked');
  expect((await scene.checked(place, table('Xã,Chỉ tiêu 1.4', 'Dai An,9'))).state).toBe('asking');
  expect((await scene.checked(await scene.aProvince(), rows)).questions).toHaveLength(3);
});

it('tells communes of one name apart by their district or code, and both Unicode forms are one', async () => {
  const place = await scene.aProvince();
  const rows = table('Huyện,Xã,1.4', 'Cầu Kè,Hàm Tân,2', 'Huyện Thử,HÀM TÂN,1').normalize('NFD');
  const file = await scene.checked(place, rows);
  expect((await scene.cells(place, file)).map(({ unitId }) => unitId)).toEqual([place.otherHamTan, place.communeId]);
  const contradicting = await scene.checked(place, table('Mã xã,Xã,1.4', '112,Hàm Tân,2'));
  expect(contradicting).toMatchObject({ state: 'asking', questions: [{ candidates: { length: 3 } }] });
});

it('asks what a column means whose heading nobody knows', async () => {
  const place = await scene.aProvince();
  const file = await scene.checked(place, table('Mã xã,Số hộ nghèo,1.4', '112,7,2'));
  expect(file).toMatchObject({ state: 'asking', questions: [{ kind: 'column', written: 'Số hộ nghèo', at: 'B1' }] });
  const meaning = { indicator: '1.2', part: 'value' } as const;
  const { now } = await scene.say(place, file, { kind: 'column', written: 'Số hộ nghèo', meaning });
  expect(addresses(await scene.cells(place, now, '?outcome=error'))).toEqual([['B2', 'Tỷ lệ cần cả tử số và mẫu số']]);
  expect(
    (await scene.say(place, now, { kind: 'column', written: 'Số hộ nghèo', meaning: null })).now.counts,
  ).toMatchObject({
    new: 1,
    error: 0,
  });
});

const bad: [name: string, rows: string[], faults: [at: string, detail: string][]][] = [
  ['an English decimal', ['Mã xã;1.4', '112;1187.69'], [['B2', 'Ô này không phải là số']]],
  ['half a thing', ['Mã xã;1.4', '112;1,5'], [['B2', 'Phải là số nguyên']]],
  ['less than nothing', ['Mã xã;1.4', '112;-3'], [['B2', 'Không thể nhỏ hơn 0']]],
  ['a rate alone', ['Mã xã;1.2', '112;12,5%'], [['B2', 'Tỷ lệ cần cả tử số và mẫu số']]],
  [
    'a rate that disagrees',
    ['Mã xã;1.2 tử số;1.2 mẫu số;1.2 tỷ lệ', '112;1;8;12,4%'],
    [['D2', 'Tỷ lệ ghi kèm không khớp với hai số; bỏ trống thì tỷ lệ được tính']],
  ],
  ['a numerator above its denominator', ['Mã xã;1.2', '112;9/8'], [['B2', 'Tử số không thể lớn hơn mẫu số']]],
  ['one number of two', ['Mã xã;1.2 tử số;1.2 mẫu số', '112;9;'], [['B2', 'Thiếu một trong các số của chỉ tiêu này']]],
  ['a part above the whole', ['Mã xã;1.3', '112;"5/8; 6"'], [['B2', 'Phần «trong đó» không thể lớn hơn tử số']]],
  ['words for yes or no', ['Mã xã;1.1', '112;gần đạt'], [['B2', 'Ô này phải là Đạt hoặc Không đạt']]],
  ['a commune twice', ['Mã xã;1.4', '112;1', '00112;2'], [['A3', 'Xã này đã có ở một dòng khác (A2)']]],
  [
    'a figure twice',
    ['Mã xã;Chỉ tiêu;Giá trị', '112;1.4;1', '112;1.4;2'],
    [['C3', 'Số liệu này đã có ở một ô khác (C2)']],
  ],
  ['an unknown indicator', ['Mã xã;Chỉ tiêu;Giá trị', '112;9.9;1'], [['B2', 'Bộ tiêu chí không có chỉ tiêu này']]],
  ['a day to come', ['Mã xã;Ngày;1.4', '112;02/7/2020;1'], [['B2', 'Ngày này chưa đến']]],
  ['no day', ['Mã xã;Ngày;1.4', '112;31/6/2020;1'], [['B2', 'Ô này không phải là ngày']]],
  [
    'a day of another set',
    ['Mã xã;Ngày;1.4', '112;31/12/2015;1'],
    [['B2', 'Bộ tiêu chí này không phải bộ có hiệu lực vào ngày của số liệu']],
  ],
];
it.each(bad)('says where, why and what to do of %s', async (_, rows, faults) => {
  const place = await scene.aProvince();
  const file = await scene.checked(place, table(...rows));
  const errors = await scene.cells(place, file, '?outcome=error');
  expect(addresses(errors)).toEqual(faults);
  expect(errors.every(({ fault }) => (fault?.remedy.length ?? 0) > 5)).toBe(true);
  const [english] = await scene.cells(place, file, '?outcome=error', 'en');
  expect(english?.fault?.detail).not.toBe(errors[0]?.fault?.detail);
});

it('says of a commune that was not there on the day', async () => {
  const place = await scene.aProvince();
  const state = { fromOn: '2020-02-01', toOn: null, name: 'Đại An', code: '112', kind: 'commune' };
  await scene.criteria.database.admin.query('UPDATE directory_units SET life = $2 WHERE id = $1', [
    place.daiAn,
    JSON.stringify({ states: [state], parts: [], kin: [] }),
  ]);
  const file = await scene.checked(place, table('Mã xã;Ngày;1.4', '112;31/01/2020;1'));
  expect(addresses(await scene.cells(place, file))).toEqual([['A2', 'Đơn vị này không có vào ngày đó']]);
});

it('changes nothing for a file with errors, unless a person asks for the valid rows', async () => {
  const place = await scene.aProvince();
  const file = await scene.checked(place, table('Mã xã;1.4', '111;1', '112;x'));
  expect((await scene.act(place, file, 'application', { onlyValid: false })).status).toBe(409);
  expect(await scene.figures(place)).toEqual([]);
  const { now } = await scene.act(place, file, 'application', { onlyValid: true });
  expect(now).toMatchObject({ state: 'applied', applied: { onlyValid: true } });
  expect(await scene.figures(place)).toEqual([['1.4', { kind: 'count', value: '1' }, 1]]);
  expect(await scene.figures(place, place.daiAn)).toEqual([]);
});

const recorded = (place: Province, value: string, seenVersion: number) =>
  scene.criteria.command(
    `POST /communes/${place.communeId}/tiers/NTM/figures`,
    {
      criteriaSet: 'three',
      asOf: '2020-06-30',
      figures: [{ indicator: '1.4', value: { kind: 'count', value }, seenVersion }],
    },
    aCaller({ provinceId: place.provinceId, unitId: place.communeId, roles: ['communeOfficer'] }),
  );

it('records nothing over what somebody said since the check, and shows the file anew', async () => {
  const place = await scene.aProvince();
  const file = await scene.checked(place, table('Mã xã;1.4', '111;1', '112;2'));
  expect((await recorded(place, '7', 0)).status).toBe(201);
  const { now } = await scene.act(place, file, 'application', { onlyValid: false });
  expect(now).toMatchObject({ state: 'checked', applied: null, counts: { new: 1, changed: 1 } });
  expect(now.refusal?.detail).toContain('Có người đã ghi số liệu sau khi tệp được kiểm tra');
  expect(await scene.figures(place, place.daiAn)).toEqual([]);
  expect((await scene.act(place, now, 'application', { onlyValid: false })).now.state).toBe('applied');
  expect(await scene.figures(place)).toEqual([['1.4', { kind: 'count', value: '1' }, 2]]);
});

it('takes a file back as a whole, to what stood before it', async () => {
  const place = await scene.aProvince();
  await recorded(place, '7', 0);
  const file = await scene.checked(place, table('Mã xã;1.4', '111;1', '112;2'));
  await scene.act(place, file, 'application', { onlyValid: false });
  const { now } = await scene.act(place, file, 'undoing');
  expect(now).toMatchObject({ state: 'undone', refusal: null });
  expect(await scene.figures(place)).toEqual([['1.4', { kind: 'count', value: '7' }, 3]]);
  expect(await scene.figures(place, place.daiAn)).toEqual([['1.4', null, 2]]);
  expect((await scene.act(place, file, 'undoing')).status).toBe(409);
});

it('does not take back what somebody recorded upon', async () => {
  const place = await scene.aProvince();
  const file = await scene.checked(place, table('Mã xã;1.4', '111;1', '112;2'));
  await scene.act(place, file, 'application', { onlyValid: false });
  await recorded(place, '7', 1);
  const { now } = await scene.act(place, file, 'undoing');
  expect(now).toMatchObject({ state: 'applied', undone: null });
  expect(now.refusal?.detail).toContain('Có người đã ghi số liệu mới hơn');
  expect(await scene.figures(place, place.daiAn)).toEqual([['1.4', { kind: 'count', value: '2' }, 1]]);
});

it('goes on in another life of the worker from the portion that was kept, and tells no row twice', async () => {
  const place = await scene.aProvince();
  const rows = Array.from(
    { length: 1_700 },
    (_, index) => `112;1.4;${index};${1 + (index % 28)}/${1 + (index % 6)}/20${16 + (index % 4)}`,
  );
  const { body } = await scene.send(place, table('Mã xã;Chỉ tiêu;Giá trị;Ngày', ...rows));
  const ends = new AbortController();
  ends.abort();
  await scene.criteria.worker.get(ImportJobs).next(ends.signal);
  expect(await scene.view(place, String(body['id']))).toMatchObject({ state: 'reading', counts: { rows: 500 } });
  await scene.work();
  const file = await scene.view(place, String(body['id']));
  expect(file).toMatchObject({ state: 'checked', counts: { rows: 1_700 } });
  const { new: fresh, error } = file.counts;
  expect(fresh + error).toBe(1_700);
  const [{ count } = { count: 0 }] = await scene.criteria.database.admin.query<{ count: number }[]>(
    'SELECT count(DISTINCT cell)::int AS count FROM figure_import_portions, unnest(at) AS cell WHERE import_id = $1',
    [file.id],
  );
  expect(count).toBe(1_700);
});

it('lets a file go while it is read', async () => {
  const place = await scene.aProvince();
  const { body } = await scene.send(place, wide);
  const file = await scene.view(place, String(body['id']));
  expect((await scene.act(place, file, 'cancellation')).now.state).toBe('cancelled');
});

it.each([
  ['no table', 'chỉ là một câu', 'noHeadings'],
  ['no headings', table('a,b', '1,2'), 'noHeadings'],
  ['letters that nobody can tell', Buffer.from([0x58, 0xb5, 0x2c, 0xb8, 0x0a, 0xae]), 'encoding'],
  ['no workbook', Buffer.from('PK nothing of the kind'), 422],
] as const)('keeps nothing of a file that is %s', async (_, content, refusal) => {
  const place = await scene.aProvince();
  const { status, body } = await scene.send(place, content as string);
  if (refusal === 422) return expect([status, body['type']]).toEqual([422, '/problems/file-not-readable']);
  await scene.work();
  const file = await scene.view(place, String(body['id']));
  expect(file.state).toBe('unreadable');
  expect(file.refusal?.remedy).toBeTruthy();
  expect(await scene.cells(place, file)).toEqual([]);
});

it.each<[string, Record<string, string>, [number, string]]>([
  ['a day to come', { asOf: '2020-07-02' }, [422, '/problems/as-of-after-today']],
  ['a day before any set', { asOf: '2015-12-31' }, [404, '/problems/criteria-set-not-found']],
  ['no tier', { tier: 'X' }, [400, '/problems/invalid-request']],
])('refuses a file of %s', async (_, fields, refusal) => {
  const { status, body } = await scene.send(await scene.aProvince(), wide, { fields });
  expect([status, body['type']]).toEqual(refusal);
});
