import type { HouseholdAct, HouseholdView, PovertyStandard } from '@langmoi/contracts/households';
import { masked, type Mask } from '@langmoi/domain/access/fields';
import type { Asking } from '@langmoi/domain/access/table';
import { searchKey } from '@langmoi/domain/vietnamese';
import { headOf } from './household';
import type { HouseholdActRow, HouseholdRow } from './household.entity';
import { ofHousehold } from './household.policy';
import type { Kept } from './keeping';

/** What a view of a household needs besides it: who asks, what they see, whose register it is in, and by which standard. */
export interface Reading {
  readonly caller: Asking;
  readonly mask: Mask;
  readonly kept: Pick<Kept, 'place' | 'successions'> & { readonly unit: { readonly name: string } };
  readonly standard: PovertyStandard;
}

/** A household as the reader may see it, with what the reader may do. Pure. */
export function householdViewOf(household: HouseholdRow, { caller, mask, kept, standard }: Reading): HouseholdView {
  const { id, unitId, number, hamlet, address, phone, members, version, rehearsal } = household;
  const { classification, since, decision, leftOn, leftReason, leftBy } = household;
  const left = leftOn && leftReason && leftBy ? { on: leftOn, reason: leftReason, decision: leftBy } : null;
  return {
    ...{ id, unitId, unitName: kept.unit.name, number, hamlet },
    headName: mask.of('household.members', headOf(household).name) ?? masked,
    address: mask.of('household.address', address),
    phone: mask.of('household.phone', phone),
    memberCount: members.length,
    members: mask.shows('household.members')
      ? members.map((member) => ({
          ...member,
          identityNumber: mask.of('household.identityNumber', member.identityNumber),
        }))
      : null,
    ...{ classification, since, decision, left, version, rehearsal },
    standard: { id: standard.id, title: standard.title, legalBasis: standard.legalBasis },
    ...(kept.successions.length > 0 && { successions: [...kept.successions] }),
    actions: ofHousehold.actionsOf(caller, { place: kept.place, left: left !== null }),
  };
}

/** Whether a view shows anything that is not everybody's: then it is recorded. */
export const showsPersons = ({ headName, address, phone, members }: HouseholdView): boolean =>
  members !== null || [headName, address, phone].some((value) => value !== null && value !== masked);

/** The words and the numbers of a household's persons that the reader sees. */
function seenOf({ address, phone, members }: HouseholdRow, mask: Mask) {
  const seen = (field: Parameters<Mask['shows']>[0], values: (string | null)[]): string[] =>
    mask.shows(field) ? values.filter((value) => value !== null) : [];
  const names = members.map(({ name }) => name);
  const numbers = members.map(({ identityNumber }) => identityNumber);
  return {
    words: [...seen('household.members', names), ...seen('household.address', [address])],
    numbers: [...seen('household.phone', [phone]), ...seen('household.identityNumber', numbers)],
  };
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/**
 * Whether a household is found: by hamlet, commune and number, and by names, address, phone or identity numbers only
 * where the reader sees them. With or without diacritics. Pure.
 */
export function isFound(household: HouseholdRow, search: string, { mask, kept }: Reading): boolean {
  const { words, numbers } = seenOf(household, mask);
  const key = searchKey(search);
  if (key === '') return false;
  if ([household.hamlet, kept.unit.name, ...words].some((text) => searchKey(text).includes(key))) return true;
  const digits = digitsOf(search);
  if (digits !== search.replace(/[\s.+]/g, '')) return false;
  if (digits === String(household.number)) return true;
  return digits.length >= 4 && numbers.some((number) => digitsOf(number).includes(digits));
}

/** What was decided, of nobody in particular. Pure. */
export function actViewOf(act: HouseholdActRow): HouseholdAct {
  const { version, kind, classification, effectiveOn: on, decision, reason, capacity } = act;
  return { version, kind, classification, on, decision, reason, capacity, at: act.at.toISOString() };
}
