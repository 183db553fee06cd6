import { reconcile, type Doubt } from './reconcile';
import { readCountry, type Country, type Succession, type TreeUnit } from './trees';

const unit = (code: string, parentCode: string | null, kind: TreeUnit['kind'], fullName: string): TreeUnit => ({
  code,
  parentCode,
  kind,
  fullName,
  name: fullName.replace(/^(Tỉnh|Huyện|Xã|Phường) /, ''),
});

const before: Country['before'] = {
  provinces: [unit('84', null, 'province', 'Tỉnh Trà Vinh')],
  districts: [unit('844', '84', 'district', 'Huyện Càng Long')],
  communes: [
    unit('29263', '844', 'commune', 'Xã Huyền Hội'),
    unit('29264', '844', 'commune', 'Xã Phương Thạnh'),
    unit('29265', '844', 'ward', 'Phường 05'),
  ],
};
const since: Country['since'] = {
  provinces: [unit('86', null, 'province', 'Tỉnh Vĩnh Long')],
  communes: [unit('29263', '86', 'commune', 'Xã Càng Long'), unit('29270', '86', 'commune', 'Xã An Trường')],
};

const line = (
  code: string | null,
  path: Succession['old']['path'],
  newCode = '29263',
  newName = 'Xã Càng Long',
): Succession => ({ line: '1', old: { code, path }, new: { code: newCode, path: [newName, 'Vĩnh Long'] } });
const path = (ward: string, district = 'Huyện Càng Long'): Succession['old']['path'] => [
  ward,
  district,
  'Tỉnh Trà Vinh',
];

const check = (...successions: Succession[]) => reconcile({ before, since, successions });

it.each<[string, Succession, string]>([
  ['everything agrees', line('29263', path('Xã Huyền Hội')), 'code'],
  ['in the other Unicode form', line('29263', path('Xã Huyền Hội'.normalize('NFD'))), 'code'],
  ['with a nought before the number', line('29265', path('Phường 5')), 'code'],
  ['the kind had changed', line('29263', path('Phường Huyền Hội', 'Thị xã Càng Long')), 'codeAndName'],
  ['without a code', line(null, path('Xã Huyền Hội')), 'path'],
])('takes a line as certain: %s', (_, succession, basis) => {
  expect(check(succession)).toMatchObject({ certain: [{ basis, to: { code: '29263' } }], findings: [] });
});

it.each<[string, Succession, Doubt[]]>([
  ['another name under the code', line('29263', path('Xã Mỹ Cẩm')), ['otherName']],
  ['a code that is nobody’s', line('1', path('Xã Huyền Hội')), ['oldCodeUnknown']],
  ['a name that is nobody’s', line(null, path('Xã Huyện Hội')), ['oldNameUnknown']],
  ['another district', line(null, path('Xã Huyền Hội', 'Huyện Cầu Kè')), ['oldNameUnknown']],
  ['nothing old', line(null, null), ['noOldUnit']],
  ['a new code outside the tree', line('29263', path('Xã Huyền Hội'), '244'), ['newCodeUnknown']],
  ['another new name', line('29263', path('Xã Huyền Hội'), '29263', 'Xã An Trường'), ['newNameDiffers']],
  ['nothing right', line('1', path('Xã X'), '244'), ['oldCodeUnknown', 'newCodeUnknown']],
])('lists a line and loads it nowhere: %s', (_, succession, doubts) => {
  expect(check(succession)).toMatchObject({ certain: [], findings: [{ succession, doubts }] });
});

it('keeps every certain line of one commune: it was split', () => {
  const { certain, unmapped, withoutPast } = check(
    line('29263', path('Xã Huyền Hội')),
    line(null, path('Xã Huyền Hội'), '29270', 'Xã An Trường'),
    line(null, path('Xã Huyền Hội')),
  );
  expect(certain.map(({ from, to }) => [from.code, to.code])).toEqual([
    ['29263', '29263'],
    ['29263', '29270'],
  ]);
  expect(unmapped.map(({ code }) => code)).toEqual(['29264', '29265']);
  expect(withoutPast).toEqual([]);
});

describe('the country', () => {
  const country = readCountry();
  const { certain, findings, unmapped, withoutPast } = reconcile(country);

  it('has the trees that the packages promise', () => {
    expect(country.before.provinces).toHaveLength(63);
    expect(country.before.districts).toHaveLength(705);
    expect(country.before.communes).toHaveLength(10_599);
    expect(country.since.provinces).toHaveLength(34);
    expect(country.since.communes).toHaveLength(3_321);
    expect(country.successions).toHaveLength(10_977);
  });

  it('agrees in 10,038 successions, each basis counted, and lists the 880 other lines', () => {
    const count = (of: readonly string[]) =>
      of.reduce<Record<string, number>>((counts, key) => ({ ...counts, [key]: (counts[key] ?? 0) + 1 }), {});
    expect(count(certain.map(({ basis }) => basis))).toEqual({ code: 9291, codeAndName: 438, path: 309 });
    expect(count(findings.map(({ doubts }) => doubts.join('+')))).toEqual({
      otherName: 302,
      oldCodeUnknown: 3,
      noOldUnit: 5,
      oldNameUnknown: 117,
      newCodeUnknown: 366,
      newNameDiffers: 22,
      'oldNameUnknown+newCodeUnknown': 65,
    });
    expect([unmapped.length, withoutPast.length]).toEqual([569, 19]);
  });

  it('knows where each of the 106 communes of Trà Vinh went: every one to Vĩnh Long, none split', () => {
    const districts = new Set(
      country.before.districts.filter((one) => one.parentCode === '84').map(({ code }) => code),
    );
    const ofTraVinh = certain.filter(({ from }) => districts.has(from.parentCode ?? ''));
    expect(new Set(ofTraVinh.map(({ from }) => from.code)).size).toBe(106);
    expect(ofTraVinh).toHaveLength(106);
    expect(new Set(ofTraVinh.map(({ to }) => to.parentCode))).toEqual(new Set(['86']));
  });
});
