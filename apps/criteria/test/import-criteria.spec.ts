import { AssessmentRecorded } from '@langmoi/contracts/criteria';
import { anImportOfCriteria, type CriteriaScene } from './import-criteria-scene';
import { addresses, table } from './import-scene';

let scene: CriteriaScene;

beforeAll(async () => {
  scene = await anImportOfCriteria();
});
afterAll(() => scene?.criteria.close());

const messy = table(
  'BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN TIÊU CHÍ;;;;',
  'STT;Xã;Kết quả thực hiện tiêu chí;;;Tổng số tiêu chí đạt',
  ';;1;TC 2;Tiêu chí số 3;',
  'A;B;1;2;3;4',
  'I;Huyện Thử;;;;',
  '1;Đại An;Đạt;x;Đạt (tự đánh giá);3',
  '2;Định An;Chưa đạt;0;;0',
  ';Tổng cộng;1;1;1;3',
);

describe('A table of communes × criteria', () => {
  it('is what communes report where the coordination office sends it: one version of each, with the file as its source', async () => {
    const { place } = await scene.aProvince();
    const file = await scene.checked(place, messy);
    expect(file).toMatchObject({ state: 'checked', layout: 'criteria', basis: 'entered', questions: [] });
    expect(file.counts).toMatchObject({ rows: 5, left: 3, new: 5, changed: 0, same: 0, error: 0 });
    const yes = { kind: 'yesNo', yes: true };
    expect(await scene.cells(place, file)).toMatchObject([
      { at: 'C6', unit: 'Xã Đại An', criterion: 1, indicator: null, value: yes, before: null, outcome: 'new' },
      { at: 'D6', criterion: 2, value: yes },
      { at: 'E6', criterion: 3, value: yes, written: 'Đạt (tự đánh giá)' },
      { at: 'C7', unit: 'Thị trấn Định An', criterion: 1, value: { kind: 'yesNo', yes: false } },
      { at: 'D7', criterion: 2, value: { kind: 'yesNo', yes: false } },
    ]);
    expect((await scene.assessed(place, place.daiAn)).versions).toBe(0);
    const { now } = await scene.recorded(place, file);
    expect(now).toMatchObject({
      state: 'applied',
      judged: { criteria: 3, communes: [{ metCount: 3, communes: 1 }, {}] },
    });
    const { current } = await scene.assessed(place, place.daiAn);
    expect(current).toMatchObject({
      ...{ version: 1, basis: 'stated', asOf: '2020-06-30', metCount: 3, rehearsal: true },
      source: { document: 'Bảng xã × tiêu chí «so-lieu.csv»', date: '2020-06-30', line: 6 },
    });
    expect(current?.results[2]).toEqual({ criterion: 3, state: 'achieved', note: 'tự đánh giá' });
    expect((await scene.assessed(place, place.dinhAn)).states).toEqual(['missing', 'missing', 'noData']);
    const told = (await scene.criteria.events<AssessmentRecorded['data']>(AssessmentRecorded.type)).filter(
      ({ communeId }) => communeId === place.dinhAn,
    );
    expect(told).toMatchObject([{ basis: 'stated', metCount: 0, total: 3, missing: [1, 2], noData: [3] }]);
    expect((await scene.checked(place, messy)).counts).toMatchObject({ same: 5, new: 0, changed: 0 });
  });

  it('leaves what it does not say as it stood, and says since when', async () => {
    const { place } = await scene.aProvince();
    await scene.selfAssess(place, ['missing', ['achieved', 'có biên bản'], 'achieved'], '2020-03-31');
    const file = await scene.checked(place, table('Mã xã;1;2;3', '00111;Đạt;;'));
    expect(await scene.cells(place, file)).toMatchObject([
      { outcome: 'changed', before: { yes: false }, value: { yes: true } },
    ]);
    await scene.recorded(place, file);
    expect((await scene.assessed(place)).current?.results).toEqual([
      { criterion: 1, state: 'achieved' },
      { criterion: 2, state: 'achieved', note: 'có biên bản' },
      { criterion: 3, state: 'achieved', note: 'Như ngày 31/3/2020, bản 1' },
    ]);
  });

  it('is taken back as a whole to what stood before, and where nothing stood nothing is said', async () => {
    const { place } = await scene.aProvince();
    await scene.selfAssess(place, ['achieved', 'missing', 'achieved']);
    const file = await scene.checked(place, table('Mã xã;1;2;3', '111;0;1;0', '112;1;1;1'));
    await scene.recorded(place, file);
    expect((await scene.assessed(place)).states).toEqual(['missing', 'achieved', 'missing']);
    const { now } = await scene.act(place, file, 'undoing');
    expect(now).toMatchObject({ state: 'undone', refusal: null });
    expect((await scene.assessed(place)).current).toMatchObject({
      version: 3,
      basis: 'self',
      source: null,
      metCount: 2,
    });
    expect((await scene.assessed(place)).states).toEqual(['achieved', 'missing', 'achieved']);
    expect((await scene.assessed(place, place.daiAn)).states).toEqual(['noData', 'noData', 'noData']);
    expect((await scene.judged(place, place.daiAn))?.[2]).toEqual([3, 'unknown', 'indicatorsNotKnown']);
  });

  it('of an earlier day leaves the word of a later day as it was, recorded or taken back', async () => {
    const { place } = await scene.aProvince();
    await scene.selfAssess(place, ['achieved', 'missing', 'achieved']);
    const before = await scene.assessed(place);
    const file = await scene.checked(place, table('Mã xã;1;2;3', '111;0;1;0'), { fields: { asOf: '2020-03-31' } });
    expect(file.counts).toMatchObject({ new: 3 });
    await scene.recorded(place, file);
    const recorded = await scene.assessed(place);
    await scene.act(place, file, 'undoing');
    const undone = await scene.assessed(place);
    expect([recorded.versions, undone.versions]).toEqual([2, 3]);
    expect([recorded.current, undone.current]).toEqual([before.current, before.current]);
  });

  it('records nothing over what a commune said since the check, and takes nothing back from below it', async () => {
    const { place } = await scene.aProvince();
    const sheet = table('Mã xã;1;2;3', '111;0;1;0', '112;1;1;1');
    const file = await scene.checked(place, sheet);
    await scene.selfAssess(place, ['achieved', 'achieved', 'achieved']);
    const first = await scene.recorded(place, file);
    expect(first.now).toMatchObject({ state: 'checked', counts: { new: 3, changed: 2, same: 1 } });
    expect((await scene.assessed(place, place.daiAn)).versions).toBe(0);
    await scene.recorded(place, file);
    await scene.selfAssess(place, ['achieved', 'achieved', 'achieved'], '2020-06-30', 2);
    const undone = await scene.act(place, file, 'undoing');
    expect(undone.now).toMatchObject({ state: 'applied', undone: null });
    expect((await scene.assessed(place, place.daiAn)).versions).toBe(1);
  });

  it.each<[string, string[]]>([
    ['numbers', ['Xã;1;2;3']],
    ['"TC 5"', ['Xã;TC 1;TC02;tiêu chí số 3']],
    ['titles', ['Xã;Quy hoạch;GIAO THÔNG;Thủy lợi']],
    ['titles without marks', ['Xã;Quy hoach;Giao thong;Thuy loi']],
    ['both', ['Xã;1. Quy hoạch;2 - Giao thông;Tiêu chí 3: Thuỷ lợi']],
    ['titles above numbers', ['Xã;Quy hoạch;Giao thông;Thủy lợi', ';1;2;3']],
    ['one heading above numbers', ['Xã;Kết quả;;', ';1;2;3']],
    ['the other Unicode form', ['Xã;Quy hoạch;Giao thông;Thủy lợi'.normalize('NFD')]],
  ])('knows criteria by %s', async (_, headings) => {
    const { place } = await scene.aProvince();
    const file = await scene.checked(place, table(...headings, 'Đại An;x;0;Đạt'));
    expect(file).toMatchObject({ state: 'checked', layout: 'criteria', questions: [], counts: { new: 3, error: 0 } });
    expect((await scene.cells(place, file)).map(({ criterion }) => criterion)).toEqual([1, 2, 3]);
  });

  it('asks for a heading that is none or says two things, and for the second column of a criterion', async () => {
    const { place } = await scene.aProvince();
    const file = await scene.checked(place, table('Xã;1;2. Thủy lợi;CSHT nước;Quy hoạch', 'Đại An;x;0;Đạt;0'));
    expect(file).toMatchObject({ state: 'asking', layout: 'criteria', counts: { new: 1 } });
    expect(file.questions).toMatchObject([
      { kind: 'column', written: '2. Thủy lợi', at: 'C1', candidates: [{ criterion: 3 }, {}, {}] },
      { written: 'CSHT nước', at: 'D1', candidates: { length: 3 } },
      { written: 'Quy hoạch', at: 'E1' },
    ]);
    const { now } = await scene.say(
      place,
      file,
      { kind: 'column', written: '2. Thủy lợi', meaning: { criterion: 2 } },
      { kind: 'column', written: 'CSHT nước', meaning: { criterion: 3 } },
      { kind: 'column', written: 'Quy hoạch', meaning: null },
    );
    expect(now).toMatchObject({ state: 'checked', counts: { new: 3 } });
    expect(
      (await scene.checked(place, table('Xã;1;2. Thủy lợi;CSHT nước;Quy hoạch', 'Định An;x;0;x;0'))).counts,
    ).toMatchObject({ new: 3 });
  });

  it('stays a table of indicators where a heading can be nothing else', async () => {
    const { place } = await scene.aProvince();
    expect(await scene.checked(place, table('Xã;1.1;2', 'Đại An;x;0'))).toMatchObject({
      ...{ layout: 'wide', counts: { new: 2 } },
    });
    expect(await scene.checked(place, table('Xã;2', 'Đại An;x'))).toMatchObject({ layout: 'wide' });
  });

  it.each<[string, string[], [string, string][]]>([
    ['another word', ['Xã;1;3', 'Đại An;gần đạt;x'], [['B2', 'Ô này phải là Đạt hoặc Chưa đạt']]],
    ['a commune twice', ['Xã;1;3', 'Đại An;x;x', 'ĐẠI AN;0;x'], [['A3', 'Xã này đã có ở một dòng khác (A2)']]],
    ['a day to come', ['Xã;Ngày;1;3', 'Đại An;02/7/2020;x;x'], [['B2', 'Ngày này chưa đến']]],
    [
      'a day of another set',
      ['Xã;Ngày;1;3', 'Đại An;31/12/2015;x;x'],
      [['B2', 'Bộ tiêu chí này không phải bộ có hiệu lực vào ngày của số liệu']],
    ],
  ])(
    'says where, why and what to do of %s, and changes nothing unless asked for the valid rows',
    async (_, rows, faults) => {
      const { place } = await scene.aProvince();
      const file = await scene.checked(place, table(...rows, 'Định An;;;').replace('Định An;;;', ''));
      const errors = await scene.cells(place, file, '?outcome=error');
      expect(addresses(errors)).toEqual(faults);
      expect(errors.every(({ fault }) => (fault?.remedy.length ?? 0) > 5)).toBe(true);
      expect((await scene.recorded(place, file)).status).toBe(409);
      expect((await scene.assessed(place, place.daiAn)).versions).toBe(0);
      if (file.counts.new === 0) return;
      expect((await scene.recorded(place, file, true)).now.state).toBe('applied');
      expect((await scene.assessed(place, place.daiAn)).versions).toBe(1);
    },
  );

  it.each(['csv', 'xlsx'])('is exported as %s and imported again without a change', async (format) => {
    const { place } = await scene.aProvince();
    await scene.recorded(place, await scene.checked(place, messy));
    await scene.selfAssess(place, [['missing', '=1+1 (thiếu)'], ['achieved', 'có sổ'], 'noData'], '2020-03-31');
    const content = await scene.file(place, `/figures/file?tier=NTM&on=2020-06-30&layout=criteria&format=${format}`);
    const again = await scene.checked(place, content);
    expect(again).toMatchObject({ state: 'checked', layout: 'criteria', questions: [] });
    expect(again.counts).toMatchObject({ rows: 4, same: 7, new: 0, changed: 0, error: 0 });
  });

  it('comes back marked, and mended is a file like the first', async () => {
    const { place } = await scene.aProvince();
    const sent = await scene.checked(place, table('Báo cáo', 'Xã;1;3', 'Đại An;gần đạt;x'));
    const content = await scene.file(place, `/figure-imports/${sent.id}/corrected-file`);
    const again = await scene.checked(place, content, { fileName: 'lỗi.xlsx' });
    expect(again).toMatchObject({ state: 'checked', layout: 'criteria', counts: { new: 1, error: 1 } });
  });
});
