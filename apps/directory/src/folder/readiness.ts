import type { Role } from '@langmoi/contracts/caller';
import { Tier, type Text } from '@langmoi/contracts/common';
import type { ReadinessItem } from '@langmoi/contracts/folder';
import { communeOf } from '@langmoi/domain/tier-name';
import type { UnitRow } from '../unit/unit.entity';
import { missingLaw, setOn, type Law } from './law';

/** What is looked at: what there is in a province on a day. */
export interface Facts {
  readonly code: string;
  readonly today: string;
  readonly law: Law;
  readonly units: readonly Pick<UnitRow, 'id' | 'level' | 'code' | 'fullName'>[];
  /** Appointments in force. */
  readonly held: readonly { readonly unitId: string; readonly organisationId: string; readonly role: Role }[];
  /** Leads in force. */
  readonly leads: readonly {
    readonly organisationId: string;
    readonly criteriaSet: string;
    readonly criterion: number;
  }[];
}

type Name = ReadinessItem['name'];
interface Left {
  readonly done: number;
  readonly left: readonly Text[];
}

const mostNamed = 20;

/** What a province still lacks before every procedure can run in it, in the reader's language. Pure. */
export function readinessOf(facts: Facts, language: keyof Text): ReadinessItem[] {
  const { units, held } = facts;
  const someone = (role: Role, name: Text): Left =>
    held.some((one) => one.role === role) ? { done: 1, left: [] } : { done: 0, left: [name] };
  const inEach = (level: string, role: Role): Left => {
    const staffed = new Set(held.filter((one) => one.role === role).map(({ unitId }) => unitId));
    const all = units.filter((unit) => unit.level === level).sort((a, b) => a.code.localeCompare(b.code));
    const left = all.filter(({ id }) => !staffed.has(id));
    return { done: all.length - left.length, left: left.map(({ fullName }) => ({ vi: fullName, en: fullName })) };
  };
  const ours: [Name, Left][] = [
    ['administrators', someone('provinceAdministrator', { vi: 'quản trị của tỉnh', en: 'province administrator' })],
    ['coordination', someone('coordinationOffice', { vi: 'Văn phòng Điều phối', en: 'coordination office' })],
    ['communeOffices', inEach('commune', 'communeOfficer')],
    ['districtOffices', inEach('district', 'districtReviewer')],
    ['fronts', inEach('district', 'frontOfficer')],
    ['leads', ledCriteria(facts)],
    ['council', someone('councilMember', { vi: 'Hội đồng thẩm định', en: 'appraisal council' })],
    ['chairman', someone('chairmanOffice', { vi: 'Chủ tịch UBND tỉnh', en: 'provincial chairman' })],
  ];
  const item = (name: Name, { done, left }: Left, isOurs: boolean): ReadinessItem => ({
    ...{ name, done, of: done + left.length, ours: isOurs },
    left: left.slice(0, mostNamed).map((text) => text[language]),
  });
  return [
    ...ours.map(([name, left]) => item(name, left, true)).filter(({ of }) => of > 0),
    item('criteriaSets', ofLaw(facts, 'criteriaSet'), false),
    item('procedures', ofLaw(facts, 'procedure'), false),
  ];
}

/** Criteria of the sets in force for which a department with somebody in it answers. */
function ledCriteria({ code, today, law, held, leads }: Facts): Left {
  const staffed = new Set(
    held.filter(({ role }) => role === 'departmentOfficer').map(({ organisationId }) => organisationId),
  );
  const led = new Set(
    leads
      .filter(({ organisationId }) => staffed.has(organisationId))
      .map(({ criteriaSet, criterion }) => `${criteriaSet}/${criterion}`),
  );
  const criteria = Tier.options
    .flatMap((tier) => setOn(law, { tier, on: today, code }) ?? [])
    .flatMap(({ id, tier, criteria: numbers }) => numbers.map((no) => ({ key: `${id}/${no}`, no, tier })));
  const left = criteria.filter(({ key }) => !led.has(key));
  return {
    done: criteria.length - left.length,
    left: left.map(({ no, tier }) => ({
      vi: `tiêu chí số ${no}, ${communeOf(tier).vi}`,
      en: `criterion ${no}, ${communeOf(tier).en}`,
    })),
  };
}

function ofLaw({ law, today, code }: Facts, what: 'criteriaSet' | 'procedure'): Left {
  const missing = missingLaw(law, today, code).filter((one) => one.what === what);
  return { done: Tier.options.length - missing.length, left: missing.map(({ tier }) => communeOf(tier)) };
}
