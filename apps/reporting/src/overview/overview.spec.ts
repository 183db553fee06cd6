import { ProvinceOverview } from '@langmoi/contracts/reporting';
import type { AssessmentFact, Facts, TitleFact, UnitFact } from './facts';
import { overviewOf } from './overview';

const unit = (id: string, choice: Partial<UnitFact> = {}): UnitFact => ({
  ...{ id, parentId: 'd1', level: 'commune', kind: 'commune', code: id, name: `Xã ${id}`, states: null },
  ...choice,
});
const district = (id: string, choice: Partial<UnitFact> = {}) =>
  unit(id, { parentId: 'p', level: 'district', kind: 'district', name: 'Duyên Hải', ...choice });
const source = { document: 'Báo cáo', date: '2020-08-06', line: 57 };
const assessment = (communeId: string, metCount: number, choice: Partial<AssessmentFact> = {}): AssessmentFact => ({
  ...{ communeId, tier: 'NTM', version: 1, basis: 'stated', asOf: '2020-08-06', metCount, total: 4 },
  ...{ missing: [], source, rehearsal: false },
  ...choice,
});
const title = (communeId: string, choice: Partial<TitleFact> = {}): TitleFact => ({
  ...{ communeId, tier: 'NTM', decisionNumber: null, asOf: '2020-08-06', dossierId: null, source, rehearsal: false },
  ...choice,
});
const facts = (choice: Partial<Facts> = {}): Facts => ({
  province: { id: 'p', name: 'Thử' },
  today: '2020-09-01',
  ntmTotal: 4,
  units: [district('d1'), district('d2', { kind: 'town' }), unit('a'), unit('b'), unit('c', { parentId: 'd2' })],
  ...{ assessments: [], registrations: [], titles: [], dossiers: [], stated: [], contradictions: [] },
  ...choice,
});
const figure = (of: Facts, id: string) => overviewOf(of, 'vi').headline.find((one) => one.id === id)!;
const standing = (of: Facts, id: string) => overviewOf(of, 'vi').communes.find(({ communeId }) => communeId === id)!;

it('shows a commune by its rehearsal, and compares it with the paper without', () => {
  const rehearsed = assessment('a', 4, { version: 2, basis: 'self', rehearsal: true });
  const of = facts({ assessments: [rehearsed, assessment('a', 2)] });
  expect(standing(of, 'a')).toMatchObject({ metCount: 4, rehearsal: true });
  expect(figure(of, 'met-19').computed?.value).toBe(0);
  expect(overviewOf(of, 'vi').groups.find(({ met }) => met === 2)?.computed).toBe(1);
});

it('takes a recognised commune to have every criterion, and says so', () => {
  const of = facts({ titles: [title('a')], assessments: [assessment('b', 4), assessment('c', 3)] });
  expect(standing(of, 'a')).toMatchObject({ metCount: 4, total: 4, basis: 'recognised' });
  const met = figure(of, 'met-19').computed!;
  expect([met.value, met.numerator, met.denominator]).toEqual([2, 2, 3]);
  expect(met.how.vi).toContain('1 xã được công nhận, coi là đạt đủ');
  expect(met.communes.map(({ note }) => note?.vi)).toEqual(['đã công nhận, coi là 4/4', '4/4 theo báo cáo, dòng 57']);
});

it('believes a commune that says otherwise after its recognition', () => {
  const of = facts({ titles: [title('a')], assessments: [assessment('a', 3, { asOf: '2020-08-20', basis: 'self' })] });
  expect(standing(of, 'a')).toMatchObject({ metCount: 3, basis: 'self', recognised: [{ tier: 'NTM' }] });
});

it('leaves what nobody said without data, in no group and in no mean', () => {
  const of = facts({ assessments: [assessment('a', 3), assessment('b', 4)] });
  expect(standing(of, 'c')).toMatchObject({ metCount: null, total: null, asOf: null, basis: 'none' });
  const { noData, groups } = overviewOf(of, 'vi');
  expect(noData).toBe(1);
  expect(groups.map(({ met, computed }) => [met, computed])).toEqual([
    [4, 1],
    [3, 1],
    [2, 0],
    [1, 0],
    [0, 0],
  ]);
  expect(figure(of, 'mean').computed).toMatchObject({ value: 3.5, numerator: 7, denominator: 2 });
  expect(figure(of, 'mean').computed?.how.vi).toContain('1 xã chưa có số liệu');
});

it('computes no mean and no share out of nothing', () => {
  expect(figure(facts(), 'mean').computed).toMatchObject({ value: null, numerator: null, denominator: null });
  expect(figure(facts({ units: [] }), 'met-19-rate').computed).toMatchObject({ value: null, denominator: 0 });
});

it.each([
  ['the day before it takes effect', '2020-08-31', 0],
  ['the day it takes effect', '2020-09-01', 1],
])('counts a decision on %s', (_, today, count) => {
  const decided = title('a', { dossierId: 'x', asOf: '2020-09-01', source: null, rehearsal: true });
  const of = facts({ today, titles: [decided] });
  expect(figure(of, 'recognised').computed?.value).toBe(count);
  expect(standing(of, 'a').recognised).toHaveLength(count);
});

describe('of units that change', () => {
  const lived = (id: string, fromOn: string | null, toOn: string | null, choice: Partial<UnitFact> = {}) => {
    const form = unit(id, choice);
    return unit(id, { ...choice, states: [{ ...form, unitId: id, fromOn, toOn, begunBy: 'event', endedBy: null }] });
  };
  const asDistrict = { parentId: 'p', level: 'district', kind: 'district' } as const;
  const merged = [
    ...[lived('a', null, '2020-06-30'), lived('b', null, '2020-06-30'), lived('ab', '2020-07-01', null)],
    ...[unit('untold'), lived('later', '2021-01-01', null)],
    ...[lived('d1', null, null, asDistrict), lived('gone', null, '2020-06-30', asDistrict)],
  ];

  it('counts those that there are today, once each, and one of which nobody said that it ended', () => {
    const of = facts({ units: merged, titles: [title('a'), title('b'), title('ab')] });
    const { communes, districts, noData } = overviewOf(of, 'vi');
    expect(communes.map(({ communeId }) => communeId).sort()).toEqual(['ab', 'untold']);
    expect(districts.map(({ districtId, communes: count }) => [districtId, count])).toEqual([['d1', 2]]);
    expect([noData, figure(of, 'recognised').computed?.value]).toEqual([1, 1]);
  });

  it('counts those of the day before, on that day', () => {
    const of = facts({ units: merged, today: '2020-06-30' });
    expect(overviewOf(of, 'vi').communes.map(({ communeId }) => communeId)).toEqual(['a', 'b', 'untold']);
  });

  it('keeps a province that was taken over as it left it', () => {
    const ofProvince = { parentId: null, level: 'province', kind: 'province' } as const;
    const units = [lived('p', null, '2020-06-30', ofProvince), ...merged];
    expect(overviewOf(facts({ units }), 'vi').communes.map(({ communeId }) => communeId)).toEqual(['a', 'b', 'untold']);
  });
});

it('explains a count above the paper by the decisions since, marked as rehearsal', () => {
  const decided = title('b', { dossierId: 'x', source: null, rehearsal: true });
  const { explanation, computed } = figure(facts({ titles: [title('a'), decided] }), 'recognised');
  expect(computed?.value).toBe(2);
  expect(explanation?.vi).toBe('Nhiều hơn báo cáo 1 xã, được công nhận trên hệ thống này: Xã b (số liệu diễn tập)');
});

const stated = (id: string, value: string, number: number) => ({
  ...{ id, measure: 'figure' as const, place: null, groupName: null, label: { vi: id, en: id } },
  ...{ value, number, asOf: '2020-08-06', source },
});

it('puts what is stated beside what is computed and adjusts neither', () => {
  const contradiction = {
    id: 'x',
    explanation: { vi: 'vì', en: 'because' },
    statements: [{ figure: 'met-19', text: { vi: 'a', en: 'A' }, source }],
  };
  const of = facts({ stated: [stated('met-19', '3/4', 3)], titles: [title('a')], contradictions: [contradiction] });
  expect(figure(of, 'met-19')).toMatchObject({ stated: [{ value: '3/4' }], computed: { value: 1 }, agrees: false });
  expect(figure(of, 'met-19').explanation?.vi).toBe('vì');
  expect(figure({ ...of, stated: [stated('met-19', '1/4', 1)] }, 'met-19').agrees).toBe(true);
  expect(figure({ ...of, stated: [] }, 'met-19').agrees).toBeNull();
});

it('shows a figure that is only stated as stated, and computes nothing with it', () => {
  const only = figure(facts({ stated: [stated('under-appraisal', '4', 4)] }), 'under-appraisal');
  expect(only).toMatchObject({ stated: [{ value: '4' }], computed: null, agrees: null });
});

it('tells districts of one name apart by their kind', () => {
  const names = overviewOf(facts(), 'vi').districts.map(({ name }) => name);
  expect(names).toEqual(['Huyện Duyên Hải', 'Thị xã Duyên Hải']);
});

it('says under which name a paper has a commune that is called otherwise today, and nothing where it is not', () => {
  const state = (name: string, fromOn: string | null, toOn: string | null) =>
    ({ unitId: 'a', kind: 'commune', name, fromOn, toOn }) as NonNullable<UnitFact['states']>[number];
  const states = [state('Hàm Giang', null, '2020-08-15'), state('Hàm Tân', '2020-08-16', null)];
  const units = [district('d1'), unit('a', { states }), unit('b')];
  const of = facts({ units, titles: [title('a'), title('b')] });
  expect(standing(of, 'a').recognised).toMatchObject([{ nameOfPaper: 'Xã Hàm Giang' }]);
  expect(standing(of, 'b').recognised[0]).not.toHaveProperty('nameOfPaper');
  const later = facts({ units, titles: [title('a', { asOf: '2020-08-20' })] });
  expect(standing(later, 'a').recognised[0]).not.toHaveProperty('nameOfPaper');
});

it('prefers the open dossier of a commune, and counts only open ones by stage', () => {
  const dossiers = [
    { id: '1', communeId: 'a', tier: 'NTM' as const, stage: 'council', status: 'open' },
    { id: '2', communeId: 'a', tier: 'NTM' as const, stage: 'refused', status: 'refused' },
    { id: '3', communeId: 'b', tier: 'NTM' as const, stage: 'recognised', status: 'recognised' },
  ];
  const of = facts({ dossiers });
  expect(standing(of, 'a').dossier?.id).toBe('1');
  expect(standing(of, 'b').dossier?.status).toBe('recognised');
  expect(overviewOf(of, 'vi').openDossiers).toEqual([{ stage: 'council', count: 1 }]);
});

it('answers in the language of the reader where a paper is quoted', () => {
  const statements = [{ figure: null, text: { vi: 'mười ba', en: 'thirteen' }, source }];
  const of = facts({ contradictions: [{ id: 'x', explanation: { vi: 'vì', en: 'because' }, statements }] });
  expect(overviewOf(of, 'en').contradictions[0]?.statements[0]?.text).toBe('thirteen');
});

it('knows nothing of an empty province and still answers', () => {
  const empty = overviewOf(facts({ units: [], ntmTotal: null }), 'vi');
  expect(empty).toMatchObject({ communes: [], noData: 0, reportAsOf: null, groups: [{ met: 0, computed: 0 }] });
  expect(ProvinceOverview.safeParse({ ...empty, provinceId: '019313a5-0000-7000-8000-000000000001' }).success).toBe(
    true,
  );
});
