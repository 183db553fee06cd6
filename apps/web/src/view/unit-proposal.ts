import type { UnitView } from '@langmoi/contracts/directory';
import type { HappeningAsked, SuccessionRule, UnitDependant } from '@langmoi/contracts/unit-changes';
import type { Measure, UnitForm, UnitKind } from '@langmoi/contracts/units';
import {
  dossierSucceeded,
  otherSucceeded,
  takenOver,
  titlesSucceeded,
  together,
  type Together,
} from '@langmoi/domain/units/succession';
import type { DecisionTyped } from '../ui/fields/decision-fields';

export const proposalKinds = ['merged', 'split', 'renamed', 'abolished'] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** A decision about units as it is typed. */
export interface ProposalTyped extends DecisionTyped {
  readonly kind: ProposalKind;
  /** Those that are merged; or the one that is divided, renamed or abolished. */
  readonly units: readonly string[];
  /** The unit that takes them, or the district that the communes move below; empty: a new unit. */
  readonly into: string;
  readonly name: string;
  readonly code: string;
  readonly unitKind: UnitKind;
  /** By what a division is measured; empty: not known. */
  readonly measure: Measure | '';
  /** What goes into the new unit: `3/10` or `30%`. */
  readonly share: string;
  readonly effectiveOn: string;
  /** Of rules for one case the chosen one. */
  readonly rules: readonly string[];
}

export const noProposal = (today: string): ProposalTyped => ({
  ...{ kind: 'merged', units: ['', ''], into: '', name: '', code: '', unitKind: 'commune', measure: '', share: '' },
  ...{ effectiveOn: today, rules: [], number: '', date: today, authority: '' },
});

/** Stands for a unit that begins until the directory gives it its own id. */
export const newUnitId = '00000000-0000-4000-8000-000000000001';

const nothing: Together = { ends: [], begins: [], changes: [], parts: [] };

/** What the decision does, as far as it is typed; none while no unit is chosen. */
export function happeningsOf(typed: ProposalTyped, units: readonly UnitView[]): HappeningAsked[] {
  const chosen = [...new Set(typed.units.filter((id) => id !== ''))];
  const [first] = chosen;
  if (first === undefined) return [];
  if (typed.kind === 'renamed')
    return [{ ...nothing, kind: 'renamed', changes: [{ unitId: first, name: typed.name }] }];
  if (typed.kind === 'abolished') return abolishing(first, typed.into, units);
  const begun = newUnit(typed, units.find(({ id }) => id === first)?.parentId ?? null);
  if (typed.kind === 'split') return [dividing(first, begun, typed)];
  const intoId = typed.into || newUnitId;
  const ends = chosen.filter((id) => id !== intoId);
  const parts = ends.map((fromId) => ({ fromId, toId: intoId, shares: 'whole' as const }));
  return [{ ...nothing, kind: 'merged', ends, begins: typed.into ? [] : [begun], parts }];
}

const newUnit = ({ name, code, unitKind: kind }: ProposalTyped, parentId: string | null): UnitForm => ({
  ...{ unitId: newUnitId, parentId, level: 'commune', kind, code, name },
});

/** The communes of a district that is abolished move below another, all by the one decision. */
function abolishing(districtId: string, heirId: string, units: readonly UnitView[]): HappeningAsked[] {
  const communes = units.filter(({ parentId }) => parentId === districtId);
  const changes = communes.map(({ id }) => ({ unitId: id, ...(heirId && { parentId: heirId }) }));
  return [
    { ...nothing, kind: 'moved', changes },
    { ...nothing, kind: 'abolished', ends: [districtId] },
  ];
}

function dividing(unitId: string, begun: UnitForm, { measure, share }: ProposalTyped): HappeningAsked {
  const fraction = measure === '' ? null : fractionTyped(share);
  const sharing = (part: bigint, of: bigint) => (measure === '' ? null : { [measure]: `${part}/${of}` });
  // A share that nobody can read is no share: the contract says so at its field.
  const [stays, goes] = fraction
    ? [sharing(fraction.of - fraction.part, fraction.of), sharing(fraction.part, fraction.of)]
    : [sharing(0n, 1n), sharing(0n, 1n)];
  const parts = [
    { fromId: unitId, toId: unitId, shares: stays },
    { fromId: unitId, toId: begun.unitId, shares: goes },
  ];
  return { ...nothing, kind: 'split', begins: [begun], parts };
}

/** `3/10`, `30%` and `12,5 %` as exact fractions below one; null for what is none. */
export function fractionTyped(typed: string): { part: bigint; of: bigint } | null {
  const [, part, of] = /^\s*(\d{1,12})\s*\/\s*(\d{1,12})\s*$/.exec(typed) ?? [];
  const [, whole, , decimals = ''] = /^\s*(\d{1,2})([.,](\d{1,6}))?\s*%\s*$/.exec(typed) ?? [];
  const fraction =
    part && of
      ? { part: BigInt(part), of: BigInt(of) }
      : whole
        ? { part: BigInt(whole + decimals), of: 100n * 10n ** BigInt(decimals.length) }
        : null;
  return fraction && fraction.part > 0n && fraction.part < fraction.of ? fraction : null;
}

/** Cases of which a decision may choose among several rules. */
export const chosenCases = ['titleOfAll', 'titleOfSome', 'dossierOfEnded'] as const;

/** Whether there is something to choose: only where a unit goes whole into another do titles and dossiers follow it. */
export const choosesRules = (happenings: readonly HappeningAsked[]): boolean =>
  together(happenings).parts.some(({ shares }) => shares === 'whole');

/** What is sent; checked by the contract. */
export function draftingOf(typed: ProposalTyped, units: readonly UnitView[]): object {
  const { effectiveOn, number, date, authority, rules } = typed;
  return { effectiveOn, decision: { number, date, authority }, happenings: happeningsOf(typed, units), rules };
}

/** The units as the happenings leave them, by id. */
export function unitsAfter(change: Together, units: readonly UnitView[]): Map<string, UnitForm> {
  const after = new Map(
    units.map(({ id, parentId, level, kind, code, name }) => [id, { unitId: id, parentId, level, kind, code, name }]),
  );
  for (const id of change.ends) after.delete(id);
  for (const form of change.begins) after.set(form.unitId, form);
  for (const { unitId, ...said } of change.changes) {
    const form = after.get(unitId);
    if (form) after.set(unitId, { ...form, ...said });
  }
  return after;
}

/** One thing that hangs on the units, and what becomes of it. */
export interface Touched {
  readonly dependant: UnitDependant;
  /** Null: none is in force on the day. */
  readonly rule: SuccessionRule | null;
  /** Whose it is then. */
  readonly toId: string | null;
}

/** What becomes of each thing, by the same rules as the services apply; what stays untouched is left out. */
export function touchedBy(
  happenings: readonly HappeningAsked[],
  dependants: readonly UnitDependant[],
  { rules, units: before }: { rules: readonly SuccessionRule[]; units: readonly UnitView[] },
): Touched[] {
  const change = together(happenings);
  const after = {
    units: unitsAfter(change, before),
    outside: new Set<string>(), // no form moves a commune out of a province that goes on
    takenOver: takenOver(change, (unitId) => before.find(({ id }) => id === unitId)?.level),
  };
  const ruleFor = (name: SuccessionRule['case']) => rules.find((rule) => rule.case === name) ?? null;
  const byCase = (dependant: UnitDependant, one: { case: SuccessionRule['case']; toId: string | null } | undefined) =>
    one ? [{ dependant, rule: ruleFor(one.case), toId: one.toId }] : [];
  return inOrder(dependants).flatMap((dependant): Touched[] => {
    const { kind, unitId, tier, dossier } = dependant;
    if (kind === 'title') {
      const ofTier = dependants.filter((one) => one.kind === 'title' && one.tier === tier);
      const found = titlesSucceeded(change, new Set(ofTier.map((one) => one.unitId)));
      return byCase(
        dependant,
        found.find(({ fromId }) => fromId === unitId),
      );
    }
    if (kind === 'dossier') {
      if (!dossier) return [];
      return byCase(
        dependant,
        dossierSucceeded(change, dossier, { ...after, isFree: freeFor(dependant, dependants, change) }),
      );
    }
    return byCase(dependant, otherSucceeded(change, kind, unitId));
  });
}

const order: readonly UnitDependant['kind'][] = [
  'title',
  'dossier',
  'registration',
  'target',
  'household',
  'lead',
  'appointment',
  'steering',
  'organisation',
];

/** What needs a decision first. */
const inOrder = (all: readonly UnitDependant[]): UnitDependant[] => [...all].sort((a, b) => placeOf(a) - placeOf(b));

const placeOf = ({ kind }: UnitDependant): number => (order.includes(kind) ? order.indexOf(kind) : order.length);

/** Whether a commune would have one dossier of the tier and year, and no more. */
function freeFor({ tier, dossier }: UnitDependant, all: readonly UnitDependant[], { parts }: Together) {
  const alike = all.filter((one) => one.dossier && one.tier === tier && one.dossier.year === dossier?.year);
  const going = alike.map(
    ({ dossier: one }) => parts.find(({ fromId }) => fromId === one?.communeId)?.toId ?? one?.communeId,
  );
  return (communeId: string): boolean => going.filter((id) => id === communeId).length === 1;
}
