import type {
  CommuneStanding,
  DistrictRow,
  GroupRow,
  ProvinceOverview,
  StatedValue,
} from '@langmoi/contracts/reporting';
import type { Placing } from '@langmoi/domain/units/lineage';
import { carriedOverview } from './carried';
import { countOf, meanOf, recognisedHow } from './counting';
import type { Facts, StatedFact } from './facts';
import { headlineOf, statedValue, type Counted } from './figures';
import { districtName, standingsOf, unitsThere, withoutRehearsal } from './standing';

/** Everything the province page shows, from what is known alone; `placing`: by the units of another day as well. */
export function overviewOf(facts: Facts, language: 'vi' | 'en', placing?: Placing): ProvinceOverview {
  const shown = standingsOf(facts);
  const compared = standingsOf(withoutRehearsal(facts));
  return {
    provinceId: facts.province.id,
    name: facts.province.name,
    reportAsOf: reportDate(facts.stated),
    headline: headlineOf(facts, { shown, compared }),
    districts: districtsOf(facts, { shown, compared }),
    groups: groupsOf(facts, compared),
    noData: compared.filter(({ basis }) => basis === 'none').length,
    communes: shown,
    contradictions: facts.contradictions.map(({ id, explanation, statements }) => ({
      id,
      explanation,
      statements: statements.map(({ text, source }) => ({ text: text[language], source })),
    })),
    openDossiers: openOf(facts),
    ...(placing && { carried: carriedOverview(facts, { shown, compared }, placing) }),
  };
}

/** The date that most of the stated figures come from. */
function reportDate(stated: readonly StatedFact[]): string | null {
  const counts = new Map<string, number>();
  for (const { source } of stated) if (source.date) counts.set(source.date, (counts.get(source.date) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

function districtsOf(facts: Facts, { shown, compared }: Counted): DistrictRow[] {
  const stated = (measure: StatedFact['measure'], districtId: string): StatedValue | null => {
    const figure = facts.stated.find((one) => one.measure === measure && one.place === districtId);
    return figure ? statedValue(figure) : null;
  };
  return unitsThere(facts, 'district').map((district) => {
    const of = shown.filter(({ districtId }) => districtId === district.id);
    const known = compared.filter(({ districtId }) => districtId === district.id);
    const recognised = of.filter((one) => one.recognised.some(({ tier }) => tier === 'NTM'));
    return {
      districtId: district.id,
      name: districtName(district),
      communes: of.length,
      recognised: countOf(recognised, { of, how: recognisedHow, otherwise: facts.today }),
      statedRecognised: stated('districtRecognised', district.id),
      statedRate: stated('districtRate', district.id),
      statedMean: stated('districtMean', district.id),
      meanComputed: meanOf(known, facts.today),
    };
  });
}

/** Communes by criteria met, from all down to none; those without data are in no group. */
function groupsOf({ ntmTotal, stated }: Facts, standings: readonly CommuneStanding[]): GroupRow[] {
  const known = standings.flatMap(({ metCount }) => (metCount === null ? [] : [metCount]));
  const papers = stated.filter(({ measure }) => measure === 'group');
  const most = Math.max(ntmTotal ?? 0, ...known, ...papers.map(({ place }) => Number(place)));
  return Array.from({ length: most + 1 }, (_, fromTop) => {
    const met = most - fromTop;
    const paper = papers.find(({ place }) => place === String(met));
    return {
      met,
      group: paper?.groupName ?? '',
      stated: paper?.number ?? null,
      statedBy: paper ? statedValue(paper) : null,
      computed: known.filter((count) => count === met).length,
    };
  });
}

function openOf({ dossiers }: Facts): ProvinceOverview['openDossiers'] {
  const counts = new Map<string, number>();
  for (const { stage, status } of dossiers) {
    if (status === 'open') counts.set(stage, (counts.get(stage) ?? 0) + 1);
  }
  return [...counts].map(([stage, count]) => ({ stage, count })).sort((a, b) => b.count - a.count);
}
