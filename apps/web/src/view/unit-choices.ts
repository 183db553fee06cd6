import type { UnitView } from '@langmoi/contracts/directory';

interface Choice {
  readonly value: string;
  readonly label: string;
}
interface ChoiceGroup {
  readonly group: string;
  readonly items: Choice[];
}

const byName = (one: UnitView, other: UnitView): number => one.name.localeCompare(other.name, 'vi', { numeric: true });

/**
 * The units that are offered, as a list to choose from: each district with its communes, and before them the province
 * and the communes that are below no district, as all are where districts ended. None that is offered is left out.
 */
export function unitChoices(
  units: readonly UnitView[],
  nameOf: (unit: UnitView) => string,
  isOffered: (unit: UnitView) => boolean,
): (Choice | ChoiceGroup)[] {
  const option = (unit: UnitView): Choice => ({ value: unit.id, label: nameOf(unit) });
  const sorted = [...units].sort(byName);
  const of = (level: UnitView['level']) => sorted.filter((unit) => unit.level === level);
  const districts = of('district');
  const isBelow = new Set(districts.map(({ id }) => id));
  const alone = [...of('province'), ...of('commune').filter(({ parentId }) => !isBelow.has(parentId ?? ''))];
  const groups = districts.map((district) => ({
    group: nameOf(district),
    items: [district, ...of('commune').filter(({ parentId }) => parentId === district.id)]
      .filter(isOffered)
      .map(option),
  }));
  return [...alone.filter(isOffered).map(option), ...groups.filter(({ items }) => items.length > 0)];
}
