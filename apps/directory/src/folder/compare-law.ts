import { each, officeOf, type Ground } from './ground';
import type { LawSet } from './law';
import type { Fault } from './read';
import { ledTwice, noCriterion, othersSet, unknownOffice, unknownSet, unnamedSet } from './sentences';

/** The set of an id that the folder names and the law has. */
export function setOf({ folder, law }: Ground, id: string | null): LawSet | undefined {
  const isNamed = folder.criteriaSets.some(({ criteriaSet }) => criteriaSet === id);
  return isNamed ? law.sets.find((set) => set.id === id) : undefined;
}

/** Each set is of the law, and the nation's or the province's own. Pure. */
export function ofSets(ground: Ground): Fault[] {
  const { law, province } = ground;
  return each(ground, 'criteriaSets', ({ criteriaSet }) => {
    const set = law.sets.find(({ id }) => id === criteriaSet);
    return [
      [!set, 'criteriaSet', unknownSet(law.sets.map(({ id }) => id))],
      [set && !['national', province.code].includes(set.issuer), 'criteriaSet', othersSet],
    ];
  });
}

/** Each criterion of a named set is led by one office of the province. Pure. */
export function ofLeads(ground: Ground): Fault[] {
  const { folder, province } = ground;
  const led = new Set<string>();
  return each(ground, 'leads', ({ criteriaSet, criteria, organisation }) => {
    const set = setOf(ground, criteriaSet);
    const strange = set && criteria.find((no) => !set.criteria.includes(no));
    const again = criteria.find((no) => led.has(`${criteriaSet}/${no}`));
    for (const no of criteria) led.add(`${criteriaSet}/${no}`);
    return [
      [!set, 'criteriaSet', unnamedSet],
      [strange, 'criteria', noCriterion(strange ?? 0)],
      [again, 'criteria', ledTwice(again ?? 0)],
      [!officeOf(folder, [province.code], organisation), 'organisation', unknownOffice],
    ];
  });
}
