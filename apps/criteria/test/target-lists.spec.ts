import type { ListAnswer } from '@langmoi/contracts/list-imports';
import { cellsOf, edited } from '@langmoi/testing/list-files';
import { aListScene } from './year-lists-scene';

let scene: Awaited<ReturnType<typeof aListScene>>;
const aProvince = () => scene.aProvince();
const tried = (...sent: Parameters<typeof scene.tried>) => scene.tried(...sent);
const exported = (...of: Parameters<typeof scene.exported>) => scene.exported(...of);
const view = (...of: Parameters<typeof scene.view>) => scene.view(...of);

beforeAll(async () => {
  scene = await aListScene();
});
afterAll(() => scene?.close());

describe('A file of the targets of a year', () => {
  it('sets, changes and takes back targets, each as its next version', async () => {
    const place = await aProvince();
    const file = await exported(place, 'targets');
    const rows = await cellsOf(file);
    const rowOf = (key: string) => rows.findIndex(([first]) => first === key);
    const [mean, districts, named] = [rowOf('mean'), rowOf('districts'), rowOf('hamlets-model')];
    const news = {
      'Mã mục tiêu': 'communes-ntm',
      Năm: '2020',
      'Đo bằng': 'Số xã đạt',
      Hạng: 'Nông thôn mới',
      Số: '1.013',
    };
    const signed = {
      Hạn: '31/12/2020',
      'Từ ngày': '01/3/2020',
      'Văn bản': 'Kế hoạch 9/KH-UBND',
      'Ngày văn bản': '01/3/2020',
    };
    const more = rows[0]!.map((heading) => ({ ...news, ...signed })[heading] ?? '');
    const sent = await edited(
      file,
      {
        ...{
          [`Số @${mean}`]: '18,25',
          [`Tình trạng @${districts}`]: 'Rút lại',
          [`Từ ngày @${districts}`]: '05/02/2020',
        },
        [`Ấp, khóm @${named}`]: `${rows[named]?.[rows[0]!.indexOf('Ấp, khóm')]}; 121 khóm 3`,
      },
      [more],
    );
    const seen = await tried(place, 'targets', sent);
    expect(seen.counts).toMatchObject({ new: 1, changed: 3, same: 1, error: 0 });
    const one = seen.rows.find(({ subject }) => subject === 'mean');
    expect(one?.cells).toEqual([{ heading: 'Số', before: '17,4', after: '18,25' }]);
    const before = await view(place);
    expect(await tried(place, 'targets', sent, { plan: seen.plan })).toMatchObject({ applied: true });
    const { targets } = await view(place);
    const target = (key: string) => targets.find((other) => other.key === key);
    expect(target('mean')).toMatchObject({ version: 2, number: 18.25, wording: { vi: '=SUM(1;2) chữ của văn bản' } });
    expect(target('districts')).toBeUndefined();
    expect(target('communes-ntm')).toMatchObject({
      version: 1,
      number: 1013,
      dueOn: '2020-12-31',
      measure: { tier: 'NTM' },
    });
    const hamletsOf = (of: typeof before) => {
      const { measure } = of.targets.find(({ key }) => key === 'hamlets-model')!;
      return measure.kind === 'hamlets' ? measure.hamlets : [];
    };
    expect(hamletsOf(await view(place))).toEqual([
      ...hamletsOf(before), // as the register knows it
      { hamletId: null, communeId: place.haiAn, kind: 'khom', name: '3' },
    ]);
    expect(await tried(place, 'targets', sent)).toMatchObject({ rows: [], counts: { same: 5 } });
  });

  it('takes what papers state in words of Vietnamese alone', async () => {
    const place = await aProvince();
    const file = await exported(place, 'targets');
    const [heading = []] = await cellsOf(file);
    const stated = { 'Mã mục tiêu': 'cultural', 'Đo bằng': 'theo văn bản', 'Đơn vị tính': '% hộ', Số: '85,5' };
    const signed = { Hạn: '31/12/2020', 'Từ ngày': '01/3/2020', 'Văn bản': 'Kế hoạch 9', 'Ngày văn bản': '01/3/2020' };
    const whole = await edited(file, {}, [heading.map((one) => ({ ...stated, ...signed })[one] ?? '')]);
    const { plan, counts } = await tried(place, 'targets', whole);
    expect(counts).toMatchObject({ new: 1, error: 0 });
    await tried(place, 'targets', whole, { plan });
    expect((await view(place)).targets.find(({ key }) => key === 'cultural')).toMatchObject({
      ...{ number: 85.5, measure: { kind: 'stated', unit: { vi: '% hộ', en: '% hộ' } } },
    });
  });

  it('says what is wrong in which cell, and asks which district is meant', async () => {
    const place = await aProvince();
    const file = await exported(place, 'targets');
    const rows = await cellsOf(file);
    const rowOf = (key: string) => rows.findIndex(([first]) => first === key);
    const [mean, districts, named] = [rowOf('mean'), rowOf('districts'), rowOf('hamlets-model')];
    const wrong = await edited(file, {
      ...{ [`Số @${mean}`]: '17.4', [`So với ngày @${mean}`]: '01/01/2020', [`Ấp, khóm @${named}`]: 'ấp Trà On' },
    });
    const faults = (await tried(place, 'targets', wrong)).rows.flatMap(({ faults: own }) =>
      own.map(({ detail }) => detail),
    );
    expect(faults.sort()).toEqual([
      'Số: Ô này không phải là số',
      'Ấp, khóm: Ô này có chỗ không phải là ấp, khóm, thôn',
    ]);
    const kind = await edited(file, { [`So với ngày @${mean}`]: '01/01/2020', [`Hạn @${named}`]: '' });
    expect(
      (await tried(place, 'targets', kind)).rows.flatMap(({ faults: own }) => own.map(({ detail }) => detail)).sort(),
    ).toEqual(['Hạn: Ô này không được để trống', 'So với ngày: Mục tiêu đo như vậy không có phần này']);
    const early = await edited(file, { [`Số @${districts}`]: '1,5', [`Hạn @${named}`]: '31/01/2020' });
    expect(
      (await tried(place, 'targets', early)).rows.map(({ faults: own }) => own.map(({ detail }) => detail)),
    ).toEqual([
      ['Số: Mục tiêu này đếm từng đơn vị, từng tiêu chí: cần số nguyên'],
      ['Hạn: Hạn không thể trước ngày mục tiêu bắt đầu áp dụng'],
    ]);
    const near = await edited(file, { [`Huyện @${districts}`]: 'Cầu Kề' });
    const asked = await tried(place, 'targets', near);
    expect(asked.questions).toMatchObject([{ kind: 'unit', written: 'Cầu Kề', candidates: [{ unitId: place.other }] }]);
    const answers: ListAnswer[] = [{ kind: 'unit', written: 'Cầu Kề', unitId: place.other }];
    const known = await tried(place, 'targets', near, { answers });
    await tried(place, 'targets', near, { answers, plan: known.plan });
    expect((await view(place)).targets.find(({ key }) => key === 'districts')?.measure).toEqual({
      ...{ kind: 'districts', unitIds: [place.other] },
    });
  });
});
