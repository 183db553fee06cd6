import type { Api } from '@langmoi/contracts/api';
import type { Caller, Role } from '@langmoi/contracts/caller';
import type { Source, Text } from '@langmoi/contracts/common';
import { Problem } from '@langmoi/contracts/problem';

/**
 * What the caller's office is to the unit a thing belongs to, seen from the caller: its own, one below it, one above it,
 * one beside it in the same province, one that a national office reads, or another province's.
 */
export const relations = ['own', 'below', 'above', 'sibling', 'nation', 'otherProvince'] as const;
export type Relation = (typeof relations)[number];

/** The unit a thing belongs to: its province (the tenant) and the units from the province down to itself. */
export interface Place {
  readonly provinceId: string;
  readonly path: readonly string[];
}

type Asking = Pick<Caller, 'provinceId' | 'unitId' | 'unitPath' | 'readsProvinceId' | 'roles'>;

/** The caller's relation to a place. Pure. A national office is related only to the province it reads just now. */
export function relationOf(caller: Omit<Asking, 'roles'>, { provinceId, path }: Place): Relation {
  if (caller.provinceId !== provinceId) return caller.readsProvinceId === provinceId ? 'nation' : 'otherProvince';
  const unitId = path.at(-1) ?? '';
  if (unitId === caller.unitId) return 'own';
  if (path.includes(caller.unitId)) return 'below';
  return caller.unitPath.includes(unitId) ? 'above' : 'sibling';
}

/** These roles, standing in one of these relations, while the thing is in one of these states (absent: in any). */
export interface Grant {
  readonly roles: readonly Role[];
  readonly relations: readonly Relation[];
  readonly states?: readonly string[];
}

/** Who may do one thing, and why: one line of a service's table. */
export interface Rule {
  readonly grants: readonly Grant[];
  readonly why: Text;
  /** Where a law says so. */
  readonly source?: Source;
  /** Anybody may, signed in or not: the reason. */
  readonly public?: Text;
  /** Only this part of the house may: the gateway, a worker. */
  readonly house?: 'gateway' | 'launcher';
}

/** One line for each route of the contract, and for whatever else is acted upon by name. */
export type AccessTable<A extends Api, More extends string = never> = Readonly<Record<(keyof A & string) | More, Rule>>;

/** The refusal of an office that may not do a thing. */
export const notPermitted = (): Problem => new Problem('/problems/not-permitted', 403, 'This office may not do that');

/** Whether one of the grants lets the caller through. Pure; `state` absent where the rule names none. */
export function isGranted(
  { grants }: Pick<Rule, 'grants'>,
  caller: Asking,
  at: { place: Place; state?: string },
): boolean {
  const relation = relationOf(caller, at.place);
  return grants.some(
    ({ roles, relations, states }) =>
      relations.includes(relation) &&
      roles.some((role) => caller.roles.includes(role)) &&
      (!states || (at.state !== undefined && states.includes(at.state))),
  );
}
