import type { Text, Tier } from '@langmoi/contracts/common';
import type { CommuneStanding, ComputedValue, Figure, StatedValue } from '@langmoi/contracts/reporting';
import { countOf, meanOf, shareOf } from './counting';
import type { Facts, StatedFact } from './facts';

type Standings = readonly CommuneStanding[];

/** What is shown counts everything; what is compared with a paper leaves rehearsals out. */
export interface Counted {
  readonly shown: Standings;
  readonly compared: Standings;
}

type Compute = (standings: Standings, otherwise: string) => ComputedValue;

interface Rule {
  readonly id: string;
  readonly label: Text;
  /** Ids of the paper's figures that mean the same. */
  readonly stated: readonly string[];
  /** Absent: we cannot compute it, and say only what is stated. */
  readonly compute?: Compute;
  /** Decisions of a rehearsal count as well: the demo shows how the count rises. */
  readonly rehearsals?: true;
  readonly explain?: (facts: Facts, standings: Standings) => Text | null;
}

const hasTitle =
  (tier: Tier) =>
  ({ recognised }: CommuneStanding) =>
    recognised.some((title) => title.tier === tier);
const hasAll = ({ metCount, total }: CommuneStanding) => metCount !== null && metCount === total;
const registeredFor = (standings: Standings, tier: Tier) =>
  standings.filter(({ registered }) => registered.some((one) => one.tier === tier));

/** Of the communes registered for a tier, those whose newest assessment of that tier lies within the bounds. */
function registeredWith(tier: Tier, within: (met: number, total: number) => boolean, how: Text): Compute {
  return (standings, otherwise) => {
    const of = registeredFor(standings, tier);
    const counted = of.filter(({ registered }) =>
      registered.some(
        ({ tier: its, metCount, total }) =>
          its === tier && metCount !== null && total !== null && within(metCount, total),
      ),
    );
    const value = countOf(counted, { of, how, otherwise });
    return { ...value, communes: counted.map((one) => ({ ...one, note: resultNote(one, tier) })).map(plainRow) };
  };
}

function resultNote({ registered }: CommuneStanding, tier: Tier): Text | null {
  const result = registered.find((one) => one.tier === tier);
  if (!result || result.metCount === null) return null;
  const missing = result.missing.join(', ');
  const counted = `${result.metCount}/${result.total}`;
  if (missing === '') return { vi: counted, en: counted };
  return { vi: `${counted}; còn thiếu ${missing}`, en: `${counted}; missing ${missing}` };
}

const plainRow = ({ communeId, name, note }: ComputedValue['communes'][number]) => ({ communeId, name, note });

const byDetail = {
  vi: 'Đếm từng xã đăng ký theo số liệu mới nhất của xã',
  en: 'Registered communes, by their newest data',
};

/** The province's figures, in the order in which they are shown. */
const rules: readonly Rule[] = [
  {
    id: 'recognised',
    label: { vi: 'Xã được công nhận đạt chuẩn', en: 'Recognised communes' },
    stated: ['recognised'],
    compute: (of, otherwise) => {
      const counted = of.filter(hasTitle('NTM'));
      const how = {
        vi: `${counted.length} xã có tên trong danh sách công nhận của báo cáo hoặc có quyết định đã có hiệu lực`,
        en: `${counted.length} communes named as recognised by the report, or by a decision in force`,
      };
      return countOf(counted, { of, how, otherwise });
    },
    rehearsals: true,
    explain: sinceTheReport,
  },
  {
    id: 'met-19',
    label: { vi: 'Xã đạt 19/19 tiêu chí', en: 'Communes with 19 of 19' },
    stated: ['met-19', 'group-19'],
    compute: (of, otherwise) => countOf(of.filter(hasAll), { of, how: howAll(of), otherwise }),
  },
  {
    id: 'met-19-rate',
    label: { vi: 'Tỷ lệ xã đạt 19/19', en: 'Share of communes with 19 of 19' },
    stated: ['met-19-rate'],
    compute: (of, otherwise) => shareOf(of.filter(hasAll), { of, how: howAll(of), otherwise }),
  },
  {
    id: 'mean',
    label: { vi: 'Số tiêu chí đạt bình quân mỗi xã', en: 'Mean criteria per commune' },
    stated: ['mean'],
    compute: meanOf,
  },
  {
    id: 'advanced',
    label: { vi: 'Xã đạt chuẩn nâng cao', en: 'Advanced communes' },
    stated: ['advanced'],
    compute: (of, otherwise) => {
      const how = { vi: 'Xã được báo cáo nêu tên, hoặc có quyết định', en: 'Named by the report, or by a decision' };
      return countOf(of.filter(hasTitle('NANG_CAO')), { of, how, otherwise });
    },
  },
  {
    id: 'registered-ntm',
    label: { vi: 'Xã đăng ký đạt chuẩn', en: 'Communes registered for the standard' },
    stated: ['registered-ntm'],
    compute: registeredCount('NTM'),
  },
  {
    id: 'registered-ntm-met-19',
    label: { vi: 'Trong đó đạt đủ tiêu chí', en: 'Of these, with every criterion' },
    stated: ['registered-ntm-met-19'],
    compute: registeredWith('NTM', (met, total) => met === total, byDetail),
  },
  {
    id: 'registered-ntm-met-14-18',
    label: { vi: 'Trong đó đạt 14–18 tiêu chí', en: 'Of these, with 14 to 18' },
    stated: ['registered-ntm-met-14-18'],
    compute: registeredWith('NTM', (met) => met >= 14 && met <= 18, byDetail),
  },
  {
    id: 'registered-advanced',
    label: { vi: 'Xã đăng ký nâng cao', en: 'Communes registered for the advanced tier' },
    stated: ['registered-advanced'],
    compute: registeredCount('NANG_CAO'),
  },
  {
    id: 'registered-advanced-met-20',
    label: { vi: 'Trong đó đạt đủ 20 tiêu chí', en: 'Of these, with all 20' },
    stated: ['registered-advanced-met-20'],
    compute: registeredWith('NANG_CAO', (met, total) => met === total, byDetail),
  },
  {
    id: 'registered-advanced-met-15-19',
    label: { vi: 'Trong đó đạt 15–19 tiêu chí', en: 'Of these, with 15 to 19' },
    stated: ['registered-advanced-met-15-19'],
    compute: registeredWith('NANG_CAO', (met) => met >= 15 && met <= 19, byDetail),
  },
  {
    id: 'under-appraisal',
    label: { vi: 'Xã đang được tỉnh thẩm định', en: 'Communes under provincial appraisal' },
    stated: ['under-appraisal'],
  },
];

function registeredCount(tier: Tier): Compute {
  return (of, otherwise) => {
    const how = { vi: 'Xã có tên trong danh sách đăng ký', en: 'Communes on the list of the year' };
    return countOf(registeredFor(of, tier), { of, how, otherwise });
  };
}

function howAll(of: Standings): Text {
  const taken = of.filter((one) => hasAll(one) && one.basis === 'recognised').length;
  const others = of.filter(hasAll).length - taken;
  return {
    vi: `${taken} xã được công nhận, coi là đạt đủ, và ${others} xã chưa được công nhận mà số liệu cho đạt đủ`,
    en: `${taken} recognised, taken as complete, and ${others} not recognised whose data are complete`,
  };
}

/** What was decided here after the report: why our count is greater. */
function sinceTheReport({ titles }: Facts, standings: Standings): Text | null {
  const decided = titles.filter(({ dossierId, tier }) => dossierId !== null && tier === 'NTM');
  const names = standings
    .filter(({ communeId, recognised }) => {
      const inForce = recognised.some(({ tier, source }) => tier === 'NTM' && source === null);
      return inForce && decided.some((title) => title.communeId === communeId);
    })
    .map(({ name }) => name);
  if (names.length === 0) return null;
  const rehearsal = decided.some((title) => title.rehearsal);
  const mark = rehearsal ? { vi: ' (số liệu diễn tập)', en: ' (rehearsal data)' } : { vi: '', en: '' };
  return {
    vi: `Nhiều hơn báo cáo ${names.length} xã, được công nhận trên hệ thống này: ${names.join(', ')}${mark.vi}`,
    en: `${names.length} more than the report, recognised in this system: ${names.join(', ')}${mark.en}`,
  };
}

/** Each figure of the province: what papers state beside what we compute. Neither is adjusted. */
export function headlineOf(facts: Facts, counted: Counted): Figure[] {
  return rules.map((rule) => figureOf(rule, facts, counted));
}

function figureOf(rule: Rule, facts: Facts, { shown, compared }: Counted): Figure {
  const stated = rule.stated.flatMap((id) => facts.stated.filter((figure) => figure.id === id));
  const computed = computedOf(rule, facts, rule.rehearsals ? shown : compared);
  const [first] = rule.stated;
  const contradiction = facts.contradictions.find(({ statements }) => statements[0]?.figure === first);
  return {
    id: rule.id,
    label: rule.label,
    stated: stated.map(statedValue),
    computed,
    agrees: agreement(stated, computed),
    explanation: rule.explain?.(facts, shown) ?? contradiction?.explanation ?? null,
  };
}

function computedOf({ compute, rehearsals }: Rule, facts: Facts, standings: Standings): ComputedValue | null {
  const value = compute?.(standings, facts.today) ?? null;
  if (!value || rehearsals || !facts.assessments.some(({ rehearsal }) => rehearsal)) return value;
  const how = {
    vi: `${value.how.vi}. Không tính số liệu diễn tập`,
    en: `${value.how.en}. Rehearsal data are left out`,
  };
  return { ...value, how };
}

function agreement(stated: readonly StatedFact[], computed: ComputedValue | null): boolean | null {
  if (stated.length === 0 || computed === null || computed.value === null) return null;
  return stated.every(({ number }) => number === computed.value);
}

/** A paper's number as it is shown. */
export function statedValue({ id, label, value, asOf, source }: StatedFact): StatedValue {
  return { id, label, value, asOf, source };
}
