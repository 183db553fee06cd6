import type { TitleView } from '@langmoi/contracts/titles';
import type { Succession } from '@langmoi/contracts/unit-changes';
import { titlesSucceeded, type Succeeded, type Together } from '@langmoi/domain/units/succession';
import type { SuccessionRow } from '../succession/succession.service';
import type { TitleRow } from './title.entity';

/** With whom a title is now: null where no unit took it for certain. */
export interface Held {
  readonly title: TitleRow;
  /** Those in force that moved it, in the order they came. */
  readonly successions: readonly Succession[];
  readonly holderId: string | null;
  readonly standing: TitleView['standing'];
}

/** Each title with what became of it. Pure. */
export function heldOf(titles: readonly TitleRow[], rows: readonly SuccessionRow[]): Held[] {
  const byTitle = new Map<string, Succession[]>();
  for (const { subjectId, told } of rows) {
    const known = byTitle.get(subjectId);
    if (known) known.push(told);
    else byTitle.set(subjectId, [told]);
  }
  return titles.map((title) => {
    const { successions, holderId } = chainOf(title.communeId, byTitle.get(title.id) ?? []);
    return { title, successions, holderId, standing: standingOf(successions) };
  });
}

/** From holder to holder. A succession that starts elsewhere is passed over: the one that brought the title there was reversed. */
function chainOf(firstId: string, told: readonly Succession[]): Pick<Held, 'successions' | 'holderId'> {
  const successions: Succession[] = [];
  let holderId: string | null = firstId;
  for (const one of told) {
    if (one.fromId !== holderId) continue;
    successions.push(one);
    holderId = one.toId;
  }
  return { successions, holderId };
}

/** Once provisional or undecided, a title stays so until a person decides. */
function standingOf(successions: readonly Succession[]): TitleView['standing'] {
  const outcomes = successions.map(({ outcome }) => outcome);
  if (outcomes.includes('notLaidDown')) return 'notLaidDown';
  return outcomes.includes('provisional') ? 'provisional' : 'held';
}

/** What a change makes of titles: of each tier apart, for a unit may hold one and not another. Pure. */
export function titlesTouched(change: Together, held: readonly Held[]): { title: TitleRow; succeeded: Succeeded }[] {
  const tiers = new Set(held.map(({ title }) => title.tier));
  return [...tiers].flatMap((tier) => {
    const ofTier = held.filter(({ title, standing }) => title.tier === tier && standing !== 'notLaidDown');
    const idsOf = (some: readonly Held[]) => new Set(some.flatMap(({ holderId }) => holderId ?? []));
    const sure = idsOf(ofTier.filter(({ standing }) => standing === 'held'));
    const succeeded = new Map(titlesSucceeded(change, idsOf(ofTier), sure).map((one) => [one.fromId, one]));
    return ofTier.flatMap(({ title, holderId }) => {
      const one = succeeded.get(holderId ?? '');
      return one ? [{ title, succeeded: one }] : [];
    });
  });
}

/** A title as a unit shows it: it holds it, by itself or after another, or it held it and passed it on. Pure. */
export function titleViewOf({ title, successions, holderId, standing }: Held, communeId: string): TitleView {
  const { id, communeId: firstId, tier, basis, dossierId, decisionNumber, asOf, source } = title;
  const isHere = holderId === communeId || (holderId === null && successions.at(-1)?.fromId === communeId);
  return {
    ...{ id, firstId, holderId, tier, basis, dossierId, decisionNumber, asOf, source },
    ...{ standing: isHere ? standing : 'passedOn', successions: [...successions] },
  };
}
