import { addresses, anImportScene, table, type ImportScene } from './import-scene';

let scene: ImportScene;

beforeAll(async () => {
  scene = await anImportScene();
});
afterAll(() => scene?.criteria.close());

const ofEveryKind = table(
  'Mã xã;Chỉ tiêu;Tử số;Mẫu số;Tỷ lệ;Trong đó;Giá trị;Ngày;Ghi chú;Nữ tử số;Nữ mẫu số;Nam tử số;Nam mẫu số',
  '111;1.1;;;;;Không có;;',
  '111;1.2;1.187,69;1.250;95,02;;;;=1+1',
  '112;1.3;5;8;;3;;;',
  '112;1.4;;;;;1.234;;-ghi chú',
  '113;1.4;;;;;7;31/3/2020;',
  '113;1.5;;;;;;;;5;8;4;9',
);

it.each(['csv', 'xlsx'])('exports as %s what can be imported again without a change', async (format) => {
  const place = await scene.aProvince();
  const first = await scene.checked(place, ofEveryKind);
  expect(first.counts).toMatchObject({ new: 6, error: 0 });
  await scene.act(place, first, 'application', { onlyValid: false });
  for (const [layout, same] of [
    ['long', 6],
    ['wide', 5],
  ] as const) {
    const content = await scene.file(place, `/figures/file?tier=NTM&on=2020-06-30&layout=${layout}&format=${format}`);
    const again = await scene.checked(place, content);
    expect(again).toMatchObject({ state: 'checked', layout, counts: { same, new: 0, changed: 0, error: 0 } });
    expect(content.toString().includes('"=1+1"')).toBe(false);
  }
});

it('gives a file back with its errors marked, which is a file like the first once they are mended', async () => {
  const place = await scene.aProvince();
  const asked = await scene.checked(place, table('Báo cáo', 'Xã;1.4;1.2', 'Hàm Tân, Huyện Thử;x;9/8', 'Dai An;2;'));
  const sent = (
    await scene.say(
      ...([place, asked, { kind: 'unit', written: 'Hàm Tân, Huyện Thử', unitId: place.communeId }] as const),
      { kind: 'unit', written: 'Dai An', unitId: place.daiAn },
    )
  ).now;
  expect((await scene.cells(place, sent, '?outcome=error')).map(({ at }) => at)).toEqual(['B3', 'C3']);
  const content = await scene.file(place, `/figure-imports/${sent.id}/corrected-file`);
  const again = await scene.checked(place, content, { fileName: 'lỗi.xlsx' });
  expect(again).toMatchObject({ state: 'checked', layout: 'wide', questions: [] });
  expect(addresses(await scene.cells(place, again, '?outcome=error'))).toEqual(
    addresses(await scene.cells(place, sent, '?outcome=error')),
  );
});

it('survives a file of many rows in portions', async () => {
  const place = await scene.aProvince();
  const rows = Array.from({ length: 10_000 }, (_, index) => `112;1.4;${index};`);
  const many = await scene.checked(place, table('Mã xã;Chỉ tiêu;Giá trị;Ghi chú', ...rows));
  expect(many).toMatchObject({ state: 'checked', counts: { rows: 10_000, new: 1, error: 9_999 } });
}, 120_000);

it('takes no second value for a cell: a second column of the same is asked about, a second row of a day refused', async () => {
  const place = await scene.aProvince();
  const twice = await scene.checked(place, table('Mã xã;1.4;Chỉ tiêu 1.4', '112;1;2'));
  expect(twice).toMatchObject({ state: 'asking', counts: { new: 1 } });
  expect(twice.questions).toMatchObject([{ kind: 'column', written: 'Chỉ tiêu 1.4', at: 'C1' }]);
  const days = await scene.checked(
    place,
    table('Mã xã;Ngày;1.4', '112;31/3/2020;1', '112;30/6/2020;2', '112;30/6/2020;3'),
  );
  expect(days.counts).toMatchObject({ new: 2, error: 1 });
  expect(addresses(await scene.cells(place, days, '?outcome=error'))).toEqual([
    ['A4', 'Xã này đã có ở một dòng khác (A3)'],
  ]);
});
