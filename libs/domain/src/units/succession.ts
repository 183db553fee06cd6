import type {
  DependantKind,
  HappeningAsked,
  Succession,
  SuccessionCase,
  SuccessionRule,
  UnitsSucceeded,
} from '@langmoi/contracts/unit-changes';
import type { UnitForm, UnitPart } from '@langmoi/contracts/units';

/** What the happenings of one decision do together, all on one day. */
export type Together = Pick<HappeningAsked, 'ends' | 'begins' | 'changes' | 'parts'>;

/** In the order in which the decision names them. */
export const together = (happenings: readonly Together[]): Together => ({
  ends: happenings.flatMap(({ ends }) => ends),
  begins: happenings.flatMap(({ begins }) => begins),
  changes: happenings.flatMap(({ changes }) => changes),
  parts: happenings.flatMap(({ parts }) => parts),
});

/**
 * What of a decision is one province's: what ends, changes or is divided of its own units, and what they take of others.
 * Nothing of a decision that ends and divides none of them. Pure.
 */
export function shareOf(happenings: readonly HappeningAsked[], own: ReadonlySet<string>): HappeningAsked[] {
  const share = happenings.flatMap((one): HappeningAsked[] => {
    const begun = new Set(one.begins.map(({ unitId }) => unitId));
    const isOwn = (id: string): boolean => own.has(id) && !begun.has(id);
    const parts = one.parts.filter(({ fromId, toId }) => isOwn(fromId) || isOwn(toId));
    const into = new Set(parts.map(({ toId }) => toId));
    const ours = {
      ...{ kind: one.kind, parts, ends: one.ends.filter(isOwn) },
      begins: one.begins.filter(({ unitId }) => into.has(unitId)),
      changes: one.changes.filter(({ unitId }) => isOwn(unitId)),
    };
    return ours.ends.length + ours.changes.length + parts.length > 0 ? [ours] : [];
  });
  const { ends, parts } = together(share);
  return ends.length + parts.length > 0 ? share : [];
}

/** The province that ends by a change, and the one that took all of it; null where none ends. */
export function takenOver(
  change: Together,
  levelOf: (unitId: string) => UnitForm['level'] | undefined,
): Pick<Succeeded, 'fromId' | 'toId'> | null {
  const fromId = change.ends.find((id) => levelOf(id) === 'province');
  return fromId === undefined ? null : { fromId, toId: heirOf(change, fromId) };
}

/** The units that what hangs on them may be touched by: those that end, are divided, are taken into, or move. */
export const unitsConcerned = ({ ends, changes, parts, begins }: Together): string[] => {
  const begun = new Set(begins.map(({ unitId }) => unitId));
  const named = [
    ...ends,
    ...changes.map(({ unitId }) => unitId),
    ...parts.flatMap(({ fromId, toId }) => [fromId, toId]),
  ];
  return [...new Set(named)].filter((id) => !begun.has(id));
};

/** Of several rules for a case the one that a decision chose, else the first; each must be in force on the day. */
export function rulesFor(
  known: readonly SuccessionRule[],
  { on, chosen }: { on: string; chosen: readonly string[] },
): SuccessionRule[] {
  const inForce = known.filter(({ effective: { from, to } }) => from <= on && (to === null || on <= to)); // ISO dates order as text
  const cases = new Set(inForce.map((rule) => rule.case));
  return [...cases].flatMap((one) => {
    const rules = inForce.filter((rule) => rule.case === one);
    return rules.find(({ id }) => chosen.includes(id)) ?? rules[0] ?? [];
  });
}

/** What becomes of one thing: by which case, and with which unit it is then; null: with none for certain. */
export interface Succeeded {
  readonly case: SuccessionCase;
  readonly fromId: string;
  readonly toId: string | null;
}

const outOf = (parts: readonly UnitPart[], unitId: string): UnitPart[] =>
  parts.filter(({ fromId }) => fromId === unitId);

/** The one unit that took all of it; null where several did, or nobody knows, or none. */
export function heirOf({ parts }: Together, unitId: string): string | null {
  const [first, ...others] = outOf(parts, unitId);
  return first && others.length === 0 && first.shares === 'whole' ? first.toId : null;
}

/**
 * What becomes of the titles of one tier, by holder. A successor’s title is judged by all that went into it, itself
 * included where it was there before; a holder that is untouched is not named. `sure`: those that hold it without a
 * reserve.
 */
export function titlesSucceeded(
  change: Together,
  holders: ReadonlySet<string>,
  sure: ReadonlySet<string> = holders,
): Succeeded[] {
  const { begins, parts } = change;
  const begun = new Set(begins.map(({ unitId }) => unitId));
  const taking = new Set(parts.filter(({ fromId, toId }) => fromId !== toId).map(({ toId }) => toId));
  return [...holders].flatMap((fromId): Succeeded[] => {
    if (!leaves(change, fromId) && !taking.has(fromId)) return [];
    const toId = withWhom(change, fromId);
    if (toId === null) return [{ case: 'titleWithoutOne', fromId, toId }];
    const origins = parts.filter((part) => part.toId === toId).map((part) => part.fromId);
    const sources = begun.has(toId) ? origins : [...origins, toId];
    const isOfAll = sources.every((id) => sure.has(id));
    return [{ case: isOfAll ? 'titleOfAll' : 'titleOfSome', fromId, toId }];
  });
}

/** Where a dossier stands: its commune, and the district that reviews it. */
export interface DossierPlace {
  readonly communeId: string;
  readonly districtId: string;
}

/** `place`: where it is afterwards; the same where it stands still. */
export type DossierSucceeded = Succeeded & { readonly place: DossierPlace };

/** The day as it leaves things, for a dossier. */
interface After {
  /** The forms that the day leaves, by id. */
  readonly units: ReadonlyMap<string, UnitForm>;
  /** Whether the commune may take a dossier, with none of the tier and year of its own. */
  readonly isFree: (communeId: string) => boolean;
  /** Units that are another province's from then on. */
  readonly outside: ReadonlySet<string>;
  /** The province itself, where it ends. */
  readonly takenOver: ReturnType<typeof takenOver>;
}

/** What becomes of an open dossier; undefined where the change does not touch it. No dossier leaves its province. */
export function dossierSucceeded(change: Together, place: DossierPlace, after: After): DossierSucceeded | undefined {
  const { communeId, districtId } = place;
  const heir = withWhom(change, communeId);
  const above = after.units.get(heir ?? '')?.parentId ?? districtId;
  const elsewhere = after.takenOver ?? awayTo(place, { heir, above }, after);
  if (elsewhere) return { case: 'dossierOfOtherProvince', ...elsewhere, place };
  if (heir === null || (heir !== communeId && !after.isFree(heir))) {
    return { case: 'dossierWithoutOne', fromId: communeId, toId: null, place };
  }
  if (!isDistrict(above, change, after)) {
    return { case: 'dossierWithoutDistrict', fromId: districtId, toId: null, place };
  }
  return goingOn(place, { communeId: heir, districtId: above });
}

const withWhom = (change: Together, unitId: string): string | null =>
  leaves(change, unitId) ? heirOf(change, unitId) : unitId;

/** With the commune that took its own, or with the district that this moved below. */
function goingOn({ communeId, districtId }: DossierPlace, place: DossierPlace): DossierSucceeded | undefined {
  const { communeId: heir, districtId: above } = place;
  if (heir !== communeId) return { case: 'dossierOfEnded', fromId: communeId, toId: heir, place };
  return above === districtId ? undefined : { case: 'dossierOfMoved', fromId: districtId, toId: above, place };
}

/** Whether the commune that took it, or the unit above, is another province's. */
function awayTo(
  { communeId, districtId }: DossierPlace,
  { heir, above }: { heir: string | null; above: string },
  { outside }: After,
): Pick<Succeeded, 'fromId' | 'toId'> | undefined {
  if (heir !== null && outside.has(heir)) return { fromId: communeId, toId: heir };
  return outside.has(above) ? { fromId: districtId, toId: above } : undefined;
}

/**
 * What becomes of what is neither a title nor a dossier, by the unit that it hangs on; undefined where the change does not
 * touch it. Figures stay with their unit, and are carried to the units of another day by whoever asks.
 */
export function otherSucceeded(
  change: Together,
  kind: Exclude<DependantKind, 'title' | 'dossier'>,
  unitId: string,
  outside: ReadonlySet<string> = nobody,
): Succeeded | undefined {
  if (kind === 'household') {
    if (!leaves(change, unitId)) return undefined;
    const toId = heirOf(change, unitId);
    if (toId !== null && outside.has(toId)) return { case: 'householdOfOtherProvince', fromId: unitId, toId };
    return { case: toId === null ? 'householdWithoutOne' : 'householdOfEnded', fromId: unitId, toId };
  }
  if (!change.ends.includes(unitId)) return undefined;
  // Whoever took all of the unit steers on what was steered in it.
  const toId = kind === 'steering' ? heirOf(change, unitId) : null;
  return { case: otherCases[kind], fromId: unitId, toId };
}

const nobody: ReadonlySet<string> = new Set();
const otherCases: Readonly<Record<Exclude<DependantKind, 'title' | 'dossier' | 'household'>, SuccessionCase>> = {
  appointment: 'appointmentAtEnded',
  organisation: 'organisationOfEnded',
  steering: 'steeringOfEnded',
  lead: 'leadOfEnded',
  registration: 'registrationOfEnded',
  target: 'targetOfEnded',
  assessment: 'figuresOfEnded',
  figure: 'figuresOfEnded',
  money: 'figuresOfEnded',
  support: 'figuresOfEnded',
  holding: 'figuresOfEnded',
};

/**
 * What becomes of one thing, in the words of the decision and of the rule that it chose. Undefined where it chose none
 * for the case: a decision of before the case was known. Pure.
 */
export function toldBy(change: UnitsSucceeded['data'], succeeded: Succeeded): Succession | undefined {
  const { changeId, effectiveOn, decision, rules, units } = change;
  const rule = rules.find((one) => one.case === succeeded.case);
  if (!rule) return undefined;
  const nameOf = (id: string | null): string | null => units.find(({ unitId }) => unitId === id)?.name ?? null;
  const { fromId, toId } = succeeded;
  return {
    ...{ changeId, effectiveOn, decision, rule, fromId, toId, case: rule.case, outcome: rule.outcome },
    ...{ fromName: nameOf(fromId) ?? '', toName: nameOf(toId) },
  };
}

/**
 * What changes of units made of a thing, in their order: what goes on with another unit is touched by that one's changes
 * from then on. Pure.
 */
export function successionsOf(
  changes: readonly UnitsSucceeded['data'][],
  kind: Parameters<typeof otherSucceeded>[1],
  unitId: string,
): Succession[] {
  const told: Succession[] = [];
  for (const change of changes) {
    const last = told.at(-1);
    const at = last?.outcome === 'goesOn' ? (last.toId ?? unitId) : (last?.fromId ?? unitId);
    const succeeded = otherSucceeded(together(change.happenings), kind, at, new Set(change.outside));
    const next = succeeded && toldBy(change, succeeded);
    if (next) told.push(next);
  }
  return told;
}

const leaves = ({ ends, parts }: Together, unitId: string): boolean =>
  ends.includes(unitId) || outOf(parts, unitId).length > 0;

/** A unit above a commune that the change does not name is the district that it was. */
const isDistrict = (unitId: string, { ends }: Together, { units }: After): boolean =>
  units.get(unitId)?.level === 'district' || (!units.has(unitId) && !ends.includes(unitId));
