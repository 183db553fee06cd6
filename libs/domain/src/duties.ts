import type { Duty, LegalWord, Separation } from '@langmoi/contracts/duties';
import type { Actor } from '@langmoi/contracts/regime';

/** A duty that somebody has in a dossier, and the step by which it was taken first. */
export interface HeldDuty {
  readonly personId: string;
  readonly duty: Duty;
  readonly stage: string;
  readonly takenOn: string;
}

/** The side that an office of a regime stands on. Throws where the separation names none: such a file is not law. */
export function dutyOf({ id, duties }: Pick<Separation, 'id' | 'duties'>, { level, office }: Actor): Duty {
  const duty = duties.find(({ actors }) => actors.some((one) => one.level === level && one.office === office));
  if (!duty) throw new Error(`${id} gives ${level}/${office} no duty`);
  return duty.id;
}

/** What somebody did before that keeps them from a duty, and the rule that says so. */
export interface Bar {
  readonly former: HeldDuty;
  readonly rule: LegalWord;
}

/**
 * Why somebody who has these duties in a dossier may not take this one too; null: nothing stands in the way. The same
 * duty once more is none.
 */
export function barOf({ apart }: Pick<Separation, 'apart'>, held: readonly HeldDuty[], duty: Duty): Bar | null {
  for (const former of held) {
    const rule = apart.find(
      ({ duties: [one, other] }) => (one === former.duty && other === duty) || (other === former.duty && one === duty),
    );
    if (rule) return { former, rule };
  }
  return null;
}

/** Why a member does not vote: the former duty, the own word, or the home. */
export type RecusalCause = 'duty' | 'declared' | 'homeUnit';

/** Who sits on the council, and where they are at home; null: nobody has said where. */
export interface Member {
  readonly officerId: string;
  readonly homeUnitId: string | null;
}

/** A member of the council as a dossier sees them; `cause` null: they vote. */
export interface Seat {
  readonly officerId: string;
  readonly cause: RecusalCause | null;
  readonly reason: string | null;
}

interface SeatFacts {
  readonly separation: Pick<Separation, 'apart' | 'recusal'>;
  readonly units: { readonly commune: string; readonly district: string };
  /** The duties of everybody in the dossier. */
  readonly held: readonly HeldDuty[];
  /** Those who stood aside from this dossier at their own word, with the reason. */
  readonly declared: ReadonlyMap<string, string>;
}

/** Who of the council votes on a dossier, and why the others do not. Pure. */
export function seatsOf(members: readonly Member[], { separation, units, held, declared }: SeatFacts): Seat[] {
  const homes = separation.recusal.homeUnits.map((level) => units[level]);
  return members.map(({ officerId, homeUnitId }) => {
    const own = held.filter(({ personId }) => personId === officerId);
    if (barOf(separation, own, 'vote')) return { officerId, cause: 'duty', reason: null };
    const reason = declared.get(officerId) ?? null;
    if (reason !== null) return { officerId, cause: 'declared', reason };
    const atHome = homeUnitId !== null && homes.includes(homeUnitId);
    return { officerId, cause: atHome ? 'homeUnit' : null, reason: null };
  });
}

/** What is wrong with a separation: a pair that nobody spoke of, or that is both kept apart and not. Empty: nothing. */
export function separationFaults({ duties, apart, together }: Separation): string[] {
  const name = (one: Duty, other: Duty) => [one, other].sort().join('/');
  const said = [...apart, ...together].map(({ duties: [one, other] }) => name(one, other));
  const pairs = duties.flatMap((one, at) => duties.slice(at + 1).map((other) => name(one.id, other.id)));
  const faults = pairs.filter((pair) => said.filter((each) => each === pair).length !== 1);
  const unknown = said.filter((pair) => !pairs.includes(pair));
  return [...faults, ...unknown].map((pair) => `${pair} is not said exactly once`);
}
