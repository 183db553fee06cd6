import type { CommuneStanding } from '@langmoi/contracts/reporting';
import { countingToday, saysSomething } from '@langmoi/domain/facts';
import { nameOfPaper, nearestDay } from '@langmoi/domain/units/on-a-day';
import type { AssessmentFact, Facts, TitleFact, UnitFact } from './facts';

/** The tier whose criteria a standing counts. */
const ntm = 'NTM';

const kindWords: Partial<Record<UnitFact['kind'], string>> = { district: 'Huyện', town: 'Thị xã', city: 'Thành phố' };

/** Two districts may share a name (huyện and thị xã Duyên Hải), so the kind belongs to it. */
export const districtName = ({ kind, name }: Pick<UnitFact, 'kind' | 'name'>): string =>
  [kindWords[kind], name].filter(Boolean).join(' ');

/** A decision counts from the day it takes effect; a report's word from the start. */
const isEffective = ({ dossierId, asOf }: TitleFact, today: string): boolean => dossierId === null || asOf <= today;

/**
 * The units of a level that there are today; of a province that is no more, those of its last day. One whose life is not
 * known counts: nobody said that it ended.
 */
export function unitsThere({ units, today }: Facts, level: UnitFact['level']): UnitFact[] {
  const province = units.find((unit) => unit.level === 'province');
  const day = nearestDay(province?.states ?? [], today);
  return units.filter((unit) => unit.level === level && nearestDay(unit.states ?? [], day) === day);
}

/** What is known of every commune that there is, by district and code. */
export function standingsOf(facts: Facts): CommuneStanding[] {
  return unitsThere(facts, 'commune')
    .map((commune) => standingOf(commune, facts))
    .sort((a, b) => (a.districtName + a.code).localeCompare(b.districtName + b.code, 'vi'));
}

/** What is known of one commune: nothing is guessed, and what nobody said stays null. */
export function standingOf(
  commune: Pick<UnitFact, 'id' | 'parentId' | 'code' | 'name'>,
  facts: Facts,
): CommuneStanding {
  const { id, code, name } = commune;
  const district = facts.units.find((unit) => unit.id === commune.parentId);
  const { states } = facts.units.find((unit) => unit.id === id) ?? { states: null };
  const titles = facts.titles.filter((title) => title.communeId === id && isEffective(title, facts.today));
  return {
    communeId: id,
    code,
    name,
    districtId: district?.id ?? commune.parentId ?? id,
    districtName: district ? districtName(district) : '',
    ...countOf(id, titles, facts),
    recognised: titles.map(({ tier, decisionNumber, rehearsal, source, asOf }) => {
      const then = nameOfPaper(states ?? [], { asOf, today: facts.today });
      return { tier, decisionNumber, rehearsal, source, ...(then !== null && { nameOfPaper: then }) };
    }),
    registered: facts.registrations
      .filter(({ communeId }) => communeId === id)
      .map(({ tier, year }) => ({ tier, year, ...resultOf(assessmentOf(facts, id, tier)) })),
    dossier: dossierOf(id, facts),
  };
}

type Count = Pick<CommuneStanding, 'metCount' | 'total' | 'missing' | 'asOf' | 'basis' | 'source' | 'rehearsal'>;

/**
 * A recognised commune is taken to have every criterion, unless it said otherwise later: the report names it without a
 * list. Without a title the newest assessment counts; without either there is no data.
 */
function countOf(communeId: string, titles: readonly TitleFact[], facts: Facts): Count {
  const assessment = assessmentOf(facts, communeId, ntm);
  const title = titles.filter(({ tier }) => tier === ntm).at(-1);
  if (title && !(assessment && assessment.asOf > title.asOf)) {
    const { asOf, source, rehearsal } = title;
    return {
      metCount: facts.ntmTotal,
      total: facts.ntmTotal,
      missing: [],
      asOf,
      basis: 'recognised',
      source,
      rehearsal,
    };
  }
  if (!assessment) {
    const nothing = { metCount: null, total: null, missing: [], asOf: null, source: null };
    return { ...nothing, basis: 'none', rehearsal: false };
  }
  const { asOf, basis, source, rehearsal } = assessment;
  return { ...resultOf(assessment), asOf, basis, source, rehearsal };
}

/** What counts today, rehearsal or not: who rehearses sees what was done. */
const assessmentOf = (facts: Facts, communeId: string, tier: AssessmentFact['tier']): AssessmentFact | null =>
  countingToday(
    facts.assessments.filter((one) => one.communeId === communeId && one.tier === tier),
    facts.today,
    saysSomething,
  );

/** What papers and offices say, without what a rehearsal invented: what is compared with a paper is counted from it. */
export function withoutRehearsal(facts: Facts): Facts {
  return {
    ...facts,
    assessments: facts.assessments.filter(({ rehearsal }) => !rehearsal),
    titles: facts.titles.filter(({ rehearsal }) => !rehearsal),
  };
}

function resultOf(assessment: AssessmentFact | null) {
  if (!assessment) return { metCount: null, total: null, missing: [] };
  const { metCount, total, missing } = assessment;
  return { metCount, total, missing };
}

/** The open one before the closed, the newest before the older. */
function dossierOf(id: string, { dossiers }: Facts): CommuneStanding['dossier'] {
  const own = dossiers.filter(({ communeId }) => communeId === id);
  const shown = own.filter(({ status }) => status === 'open').at(-1) ?? own.at(-1);
  return shown ? { id: shown.id, tier: shown.tier, stage: shown.stage, status: shown.status } : null;
}
