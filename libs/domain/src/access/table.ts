import type { Api, RouteDefinition } from '@langmoi/contracts/api';
import type { Caller, Capacity, Role } from '@langmoi/contracts/caller';
import type { Source, Text } from '@langmoi/contracts/common';

/**
 * What the caller's office is to the unit a thing belongs to, seen from the caller: its own, one below it, one above it,
 * one beside it in the same province, one that a national office reads, one of a province that the caller's took over and
 * that an office of the province reads, or another province's.
 */
export const relations = ['own', 'below', 'above', 'sibling', 'nation', 'predecessor', 'otherProvince'] as const;
/** Of these, what an office is to the unit of a thing. */
export type Relation = (typeof relations)[number];

/**
 * The unit a thing belongs to: its province (the tenant) and the units from the province down to itself. No unit at all:
 * the thing is the province's. An office of the province stands above every unit of it, so the province's own unit may
 * be left out of the path.
 */
export interface Place {
  readonly provinceId: string;
  readonly path: readonly string[];
}

/** As much of a caller as a rule looks at. */
export type Asking = Pick<
  Caller,
  'provinceId' | 'unitId' | 'unitPath' | 'readsProvinceId' | 'inherits' | 'roles' | 'capacity' | 'purpose'
>;

/**
 * The caller's relation to a place. Pure. A national office is related only to the province it reads just now; and so is
 * a successor's, which has nothing to do with its own meanwhile.
 */
export function relationOf(
  caller: Pick<Asking, 'provinceId' | 'unitId' | 'unitPath' | 'readsProvinceId' | 'inherits'>,
  { provinceId, path }: Place,
): Relation {
  if (caller.inherits) return inherited(caller, provinceId);
  if (caller.provinceId !== provinceId) return caller.readsProvinceId === provinceId ? 'nation' : 'otherProvince';
  const unitId = path.at(-1);
  const isOfProvince = caller.unitPath.length === 1;
  if (unitId === undefined) return isOfProvince ? 'own' : 'above';
  if (unitId === caller.unitId) return 'own';
  if (isOfProvince || path.includes(caller.unitId)) return 'below';
  return caller.unitPath.includes(unitId) ? 'above' : 'sibling';
}

const inherited = ({ unitPath, readsProvinceId }: Pick<Asking, 'unitPath' | 'readsProvinceId'>, provinceId: string) =>
  unitPath.length === 1 && readsProvinceId === provinceId ? 'predecessor' : 'otherProvince';

/** What belongs to a province as a whole: its money, its persons, its clock. */
export const provincePlace = (provinceId: string): Place => ({ provinceId, path: [] });

/** Where a unit lies, by its row; an office of the province stands above it whether or not the path begins there. */
export const unitPlace = (unit: {
  readonly provinceId: string;
  readonly parentId: string | null;
  readonly id: string;
}): Place => ({ provinceId: unit.provinceId, path: unit.parentId ? [unit.parentId, unit.id] : [unit.id] });

/** The province that a list is of: the caller's own, or the one that is read just now. */
export const listedPlace = ({ provinceId, readsProvinceId }: Pick<Asking, 'provinceId' | 'readsProvinceId'>): Place =>
  provincePlace(readsProvinceId ?? provinceId);

/** These roles, standing in one of these relations, while the thing is in one of these states (absent: in any). */
export interface Grant {
  readonly roles: readonly Role[];
  readonly relations: readonly Relation[];
  readonly states?: readonly string[];
  /** How the office must be held (Decree 30/2020/NĐ-CP, article 13); absent: however. */
  readonly capacities?: readonly Capacity[];
}

/** Who may do one thing, and why: one line of a service's table. */
export interface Rule {
  readonly grants: readonly Grant[];
  readonly why: Text;
  /** Where a law says so. */
  readonly source?: Source;
  /** What the service asks besides, of those whom the grants let through: a duty not held, a vote not yet cast. */
  readonly besides?: Text;
  /** Anybody may, signed in or not: the reason. */
  readonly public?: Text;
  /** Whoever is signed in may, about themselves alone: the reason. */
  readonly ownAccount?: Text;
  /** Only this part of the house may: its name, as its tokens carry it. */
  readonly house?: 'gateway';
}

/** One line for each route of the contract, and for whatever else is acted upon by name. */
export type AccessTable<A extends Api, More extends string = never> = Readonly<Record<(keyof A & string) | More, Rule>>;

/** Whether one of the grants lets the caller through. Pure; `state` absent where the rule names none. */
export function isGranted(
  { grants }: Pick<Rule, 'grants'>,
  caller: Asking,
  at: { readonly place: Place; readonly state?: string },
): boolean {
  const relation = relationOf(caller, at.place);
  return grants.some(
    ({ roles, relations: from, states, capacities }) =>
      from.includes(relation) &&
      roles.some((role) => caller.roles.includes(role)) &&
      (!states || (at.state !== undefined && states.includes(at.state))) &&
      (!capacities || capacities.includes(caller.capacity)),
  );
}

/** As much of a caller as says what they read just now, and as what. */
export type Reading = Pick<Asking, 'roles' | 'provinceId' | 'readsProvinceId' | 'inherits'>;

/**
 * Whether any grant is for a role of the caller at all, in whatever state: the guard's first look. Whoever reads another
 * province asks questions of that one, so that a grant must reach there.
 */
export function mayEver(
  { grants }: Pick<Rule, 'grants'>,
  { roles, provinceId, readsProvinceId, inherits }: Reading,
  method: RouteDefinition['method'],
): boolean {
  const reads = method === 'GET' && readsProvinceId !== null && readsProvinceId !== provinceId;
  return grants.some(
    (grant) =>
      grant.roles.some((role) => roles.includes(role)) &&
      (!reads || grant.relations.includes(inherits ? 'predecessor' : 'nation')),
  );
}
