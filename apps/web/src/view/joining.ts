import type { FieldError } from '@langmoi/contracts/common';
import type { UnitView } from '@langmoi/contracts/directory';
import type { HappeningAsked, UnitProposalView } from '@langmoi/contracts/unit-changes';
import type { UnitKind } from '@langmoi/contracts/units';
import { together } from '@langmoi/domain/units/succession';
import type { DecisionTyped } from '../ui/fields/decision-fields';
import { newUnitId } from './unit-proposal';

/** A decision by which provinces become one, as it is typed. Provinces by their tenants. */
export interface JoiningTyped extends DecisionTyped {
  /** Those that end. */
  readonly ending: readonly string[];
  /** The one that takes them; empty: a new one. */
  readonly into: string;
  readonly name: string;
  readonly code: string;
  readonly unitKind: 'province' | 'city';
  readonly effectiveOn: string;
}

export const noJoining: JoiningTyped = {
  ...{ ending: [], into: '', name: '', code: '', unitKind: 'province', effectiveOn: '' },
  ...{ number: '', date: '', authority: '' },
};

/** The units of each province, by its tenant. */
export type UnitsOfProvinces = ReadonlyMap<string, readonly UnitView[]>;

const topOf = (units: readonly UnitView[] = []): string | undefined =>
  units.find(({ level }) => level === 'province')?.id;

/** What the decision does, as far as it is typed: provinces end in one, and what was right below them is below it. */
export function joiningOf(typed: JoiningTyped, known: UnitsOfProvinces): HappeningAsked[] {
  const { into, name, code, unitKind: kind } = typed;
  const ending = typed.ending.filter((id) => id !== into);
  const ends = ending.flatMap((id) => topOf(known.get(id)) ?? []);
  const toId = into ? topOf(known.get(into)) : newUnitId;
  if (ends.length === 0 || toId === undefined) return [];
  const nothing = { ends: [], begins: [], changes: [], parts: [] };
  const begun = { unitId: newUnitId, parentId: null, level: 'province', kind, code, name } as const;
  const parts = ends.map((fromId) => ({ fromId, toId, shares: 'whole' as const }));
  const below = ending.flatMap((id) => known.get(id) ?? []).filter(({ parentId }) => ends.includes(parentId ?? ''));
  const changes = below.map(({ id }) => ({ unitId: id, parentId: toId }));
  const merged = { ...nothing, kind: 'merged' as const, ends, begins: into ? [] : [begun], parts };
  return changes.length > 0 ? [merged, { ...nothing, kind: 'moved' as const, changes }] : [merged];
}

/** What was entered, as it is typed, so that it can be amended. */
export function joinedOf(
  { happenings, effectiveOn, decision }: UnitProposalView,
  known: UnitsOfProvinces,
): JoiningTyped {
  const { ends, begins, parts } = together(happenings);
  const provinceOf = (unitId: string | undefined): string[] =>
    [...known].filter(([, units]) => topOf(units) === unitId).map(([id]) => id);
  const [begun] = begins;
  const { name, code, unitKind } = noJoining;
  return {
    ...{ effectiveOn, ...decision, ending: ends.flatMap(provinceOf), into: provinceOf(parts[0]?.toId)[0] ?? '' },
    ...(begun ? { name: begun.name, code: begun.code, unitKind: kindOf(begun.kind) } : { name, code, unitKind }),
  };
}

const kindOf = (kind: UnitKind): JoiningTyped['unitKind'] => (kind === 'city' ? 'city' : 'province');

/** What is sent; checked by the contract. */
export function joiningDraft(typed: JoiningTyped, known: UnitsOfProvinces): object {
  const { effectiveOn, number, date, authority } = typed;
  return { effectiveOn, decision: { number, date, authority }, happenings: joiningOf(typed, known) };
}

const begunFields = ['name', 'code'] as const;

/** What is wrong, at the fields in which it was typed; one sentence a field. */
export function atJoining(
  errors: readonly FieldError[],
  { ending, into, ...typed }: JoiningTyped,
  words: { readonly choose: string; readonly fill: string },
): FieldError[] {
  const own: FieldError[] = [
    ...(ending.some((id) => id !== into) ? [] : [{ pointer: '/ending', detail: words.choose }]),
    ...begunFields
      .filter((name) => into === '' && typed[name].trim() === '')
      .map((name) => ({ pointer: `/${name}`, detail: words.fill })),
  ];
  const placed = errors.map(({ pointer, detail }) => {
    const [, list, , part, , field = ''] = pointer.split('/');
    if (list !== 'happenings') return { pointer, detail };
    const begun = begunFields.find((name) => name === field) ?? 'code';
    return { pointer: part === 'begins' ? `/${begun}` : '/ending', detail };
  });
  const found = [...own, ...placed];
  return found.filter(({ pointer }, at) => found.findIndex((other) => other.pointer === pointer) === at);
}
