import type { NamedHamlet } from '@langmoi/contracts/year';
import type { HamletView, UnitFact, UnitFactsView } from '@langmoi/contracts/unit-facts';
import type { ZoneOfUnit } from '@langmoi/contracts/units';
import { byVietnamese } from '../vietnamese';

const isSaidOn = ({ fromOn, toOn }: UnitFact, on: string): boolean =>
  (fromOn === null || fromOn <= on) && (toOn === null || on <= toOn); // ISO dates order as text

const standing = (facts: readonly UnitFact[]): UnitFact[] => facts.filter(({ withdrawn }) => withdrawn === null);

/** Later days count, then what was noted later. */
const byDay = (a: UnitFact, b: UnitFact): number => {
  const [one, other] = [`${a.fromOn ?? ''} ${a.notedAt} ${a.id}`, `${b.fromOn ?? ''} ${b.notedAt} ${b.id}`];
  return one < other ? -1 : one > other ? 1 : 0;
};

/** The zones that a unit was said to be in, in the order in which the words count; what is withdrawn is not among them. */
export const zonesFrom = (facts: readonly UnitFact[]): ZoneOfUnit[] =>
  standing(facts)
    .sort(byDay)
    .flatMap(({ content, fromOn, toOn }) => (content.kind === 'zone' ? [{ zone: content.zone, fromOn, toOn }] : []));

/** Zones of which a unit has one at a time: the newest word counts. */
const alternatives = [
  ['areaI', 'areaII', 'areaIII'],
  ['group1', 'group2', 'group3'],
];

/** The zones that a unit is in on a day, by what was said of it. */
export function zonesOn(facts: readonly UnitFact[], on: string): UnitFactsView['zones'] {
  const newest = new Map<string, UnitFactsView['zones'][number]>();
  for (const fact of standing(facts).sort(byDay)) {
    const { content, fromOn, id: factId } = fact;
    if (content.kind !== 'zone' || !isSaidOn(fact, on)) continue;
    const key = alternatives.find((zones) => zones.includes(content.zone))?.join() ?? content.zone;
    newest.set(key, { zone: content.zone, fromOn, factId });
  }
  return [...newest.values()];
}

/**
 * The hamlets that lie in some units on a day: each as the newest word of that day says of it, whichever unit that is of.
 * `facts`: all that was said of these hamlets, wherever they lay.
 */
export function hamletsOn(
  facts: readonly UnitFact[],
  { on, unitIds }: { on: string; unitIds: ReadonlySet<string> },
): HamletView[] {
  const hamlets = new Map<string, HamletView | null>();
  for (const fact of standing(facts).sort(byDay)) {
    const { content, fromOn, unitId: saidOf, id: factId } = fact;
    if (fromOn !== null && fromOn > on) continue;
    if (content.kind === 'hamletEnded') hamlets.set(content.hamletId, null);
    if (content.kind !== 'hamlet') continue;
    const { hamletId, hamletKind: kind, name } = content;
    hamlets.set(hamletId, isSaidOn(fact, on) ? { hamletId, kind, name, saidOf, fromOn, factId } : null);
  }
  return [...hamlets.values()]
    .filter((hamlet) => hamlet !== null)
    .filter(({ saidOf }) => unitIds.has(saidOf))
    .sort((a, b) => byVietnamese(a.name, b.name));
}

/** Whether two papers name the same hamlet: the one that the register knows, else one of the same kind and name in a commune. */
export const isSameHamlet = (one: NamedHamlet, other: NamedHamlet): boolean =>
  one.hamletId !== null || other.hamletId !== null
    ? one.hamletId === other.hamletId
    : one.communeId === other.communeId && one.kind === other.kind && one.name === other.name;
