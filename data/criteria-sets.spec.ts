import { knownOf } from '@langmoi/domain/criteria/known';
import { sets, unique } from './files';

const indicatorsOf = ({ criteria }: (typeof sets)[number]) => criteria.flatMap((one) => one.indicators);
/** Every threshold of a set, with where it stands. */
const rulesOf = (set: (typeof sets)[number]) =>
  [...set.conditions, ...indicatorsOf(set)].flatMap(({ code, thresholds }) =>
    thresholds.map((rule) => ({ ...rule, at: `${set.id} ${code}` })),
  );
const rules = sets.flatMap(rulesOf);

it('are fourteen, each with as many criteria and indicators as are known, and saying how much that is', () => {
  const known = sets.map((set) => [set.id, set.level, set.tier, set.criteria.length, indicatorsOf(set).length]);
  expect(known.map((row, index) => [...row, sets[index] && knownOf(sets[index])].join(' '))).toEqual([
    'huyen-ntm-2016-2020 district NTM 9 14 indicators',
    'huyen-ntm-2021-2025 district NTM 9 36 indicators',
    'huyen-ntm-nang-cao-2021-2025 district NANG_CAO 9 0 criteria',
    'thi-xa-tp-hoan-thanh-2021-2025 district HOAN_THANH 0 0 noCriteria',
    'tinh-hoan-thanh-2021-2025 province HOAN_THANH 0 0 noCriteria',
    'tinh-hoan-thanh-2026-2030 province HOAN_THANH 0 0 noCriteria',
    'tra-vinh-xa-ntm-nang-cao-2018-2020 commune NANG_CAO 20 0 numbers',
    'xa-ntm-2016-2020 commune NTM 19 49 indicators',
    'xa-ntm-2021-2025 commune NTM 19 57 indicators',
    'xa-ntm-2026-2030 commune NTM 10 0 criteria',
    'xa-ntm-hien-dai-2026-2030 commune HIEN_DAI 0 0 noCriteria',
    'xa-ntm-kieu-mau-2018-2020 commune KIEU_MAU 4 12 indicators',
    'xa-ntm-kieu-mau-2021-2025 commune KIEU_MAU 4 4 indicators',
    'xa-ntm-nang-cao-2021-2025 commune NANG_CAO 19 75 indicators',
  ]);
});

it('list what they declare, or nothing of it', () => {
  for (const set of sets) {
    const { criteria, indicators } = set.declared;
    expect([set.id, set.criteria.length]).toEqual([set.id, criteria ?? 0]);
    const listed = indicatorsOf(set).length;
    if (listed > 0 && indicators !== null) expect([set.id, listed]).toEqual([set.id, indicators]);
  }
  // of these the indicators are not known, or not how many there are
  expect(sets.filter((set) => indicatorsOf(set).length !== set.declared.indicators).map(({ id }) => id)).toEqual([
    ...['huyen-ntm-nang-cao-2021-2025', 'thi-xa-tp-hoan-thanh-2021-2025', 'tinh-hoan-thanh-2021-2025'],
    ...['tinh-hoan-thanh-2026-2030', 'tra-vinh-xa-ntm-nang-cao-2018-2020', 'xa-ntm-2026-2030'],
    ...['xa-ntm-hien-dai-2026-2030', 'xa-ntm-kieu-mau-2018-2020'],
  ]);
});

it('number their criteria without a gap, and their indicators once each under their own criterion', () => {
  for (const set of sets) {
    expect(set.criteria.map(({ no }) => no)).toEqual(set.criteria.map((_, index) => index + 1));
    const codes = [...set.conditions, ...indicatorsOf(set)].map(({ code }) => code);
    expect([set.id, unique(codes)]).toEqual([set.id, codes.length]);
    for (const { no, indicators } of set.criteria)
      for (const { code } of indicators) expect(code.split('.')[0]).toBe(String(no));
  }
});

it('invent no threshold: what is not known says so, and what is left to the province has none', () => {
  const counted = (choose: (rule: (typeof rules)[number]) => boolean) => rules.filter(choose).length;
  // 247 indicators of the file: 117 yes or no, 23 left to the province, 21 not known, 86 with a figure; one of these
  // has seven regions, and one a second part; the other ratio "of which" knows neither; 12 conditions have figures
  expect(sets.flatMap(indicatorsOf)).toHaveLength(247);
  expect(counted(({ value }) => value === null)).toBe(21 + 1);
  expect(counted(({ value }) => value !== null)).toBe(86 + 6 + 1 + 12);
  const sure = (wanted: string) => sets.flatMap(indicatorsOf).filter(({ confidence }) => confidence === wanted).length;
  expect(['read', 'recalled', 'recalledUnsure'].map(sure)).toEqual([9, 150, 88]);
  for (const { at, value, confidence } of rules) expect([at, value === null]).toEqual([at, confidence === 'notFound']);
  for (const { code, operator, thresholds } of sets.flatMap(indicatorsOf))
    expect([code, thresholds.length > 0]).toEqual([code, operator !== 'bool' && operator !== 'province']);
});

it('name for every threshold the decision, and the days where they are not the set’s', () => {
  for (const set of sets) {
    expect(set.law.date).not.toBeNull();
    for (const { at, law, setBy, fromOn, toOn } of rulesOf(set)) {
      expect([at, law]).toEqual([at, set.law]);
      expect([at, setBy, fromOn, toOn]).toEqual([at, 'national', null, null]);
    }
  }
  expect(sets.filter(({ effective }) => effective.fromOn !== null).map(({ law }) => law.document)).toEqual(
    Array.from({ length: 3 }, () => 'Quyết định 51/2025/QĐ-TTg'),
  );
});

it('measure each indicator in one way', () => {
  const kinds = new Map<string, number>();
  for (const { measured } of sets.flatMap(indicatorsOf)) kinds.set(measured.kind, (kinds.get(measured.kind) ?? 0) + 1);
  expect(Object.fromEntries(kinds)).toEqual({
    ...{ yesNo: 121, ratio: 97, bothSexes: 10, ofWhich: 2, amount: 7, count: 5, absence: 3, tier: 1, aboveTier: 1 },
  });
});

it('ask the lower tier of the higher, and the units below of those above', () => {
  const asked = sets.flatMap(({ id, conditions, criteria }) =>
    [...conditions, ...criteria.flatMap((one) => one.indicators)].flatMap(({ measured, thresholds, confidence }) => {
      if (measured.kind === 'tier') return [`${id}: ${measured.held} ${measured.tiers.join('/')} (${confidence})`];
      if (measured.kind !== 'below') return [];
      return [`${id}: ${measured.level} ${measured.tiers.join('/')} ≥ ${thresholds[0]?.value} (${confidence})`];
    }),
  );
  expect(asked).toEqual([
    'huyen-ntm-2016-2020: commune NTM ≥ 100 (seed)',
    'huyen-ntm-2016-2020: commune NTM ≥ 100 (recalled)',
    'huyen-ntm-2021-2025: commune NTM ≥ 100 (read)',
    'huyen-ntm-2021-2025: commune NANG_CAO ≥ 10 (read)',
    'huyen-ntm-nang-cao-2021-2025: meets NTM (recalled)',
    'huyen-ntm-nang-cao-2021-2025: commune NANG_CAO ≥ 50 (recalledUnsure)',
    'thi-xa-tp-hoan-thanh-2021-2025: commune NTM ≥ 100 (recalled)',
    'tinh-hoan-thanh-2021-2025: district NTM/HOAN_THANH ≥ 100 (recalled)',
    'tra-vinh-xa-ntm-nang-cao-2018-2020: meets NTM (provisional)',
    'xa-ntm-kieu-mau-2018-2020: recognised NTM (recalled)',
    'xa-ntm-kieu-mau-2021-2025: meets NANG_CAO (read)',
    'xa-ntm-nang-cao-2021-2025: meets NTM (provisional)',
  ]);
});
