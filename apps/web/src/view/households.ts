import type { HouseholdHistory, HouseholdMember, HouseholdView } from '@langmoi/contracts/households';
import { masked } from '@langmoi/domain/access/fields';
import { dateText, readDate } from './format';

type MemberTyped = Readonly<Record<'name' | 'birth' | 'relation' | 'identityNumber', string>>;

/** A household as somebody types it. */
export interface HouseholdTyped {
  readonly hamlet: string;
  readonly address: string;
  readonly phone: string;
  readonly members: readonly MemberTyped[];
  readonly classification: string;
  readonly since: string;
  readonly number: string;
  readonly date: string;
  readonly authority: string;
}

export const nobody = (relation: HouseholdMember['relation'] | ''): MemberTyped => ({
  ...{ name: '', birth: '', relation, identityNumber: '' },
});

/** Of a household that nobody has typed yet only the head is known to be there. */
export const noHousehold: HouseholdTyped = {
  ...{ hamlet: '', address: '', phone: '', members: [nobody('head')] },
  ...{ classification: '', since: '', number: '', date: '', authority: '' },
};

/** A household that its keeper says anew. */
export function typedOf({ decision, members, ...household }: HouseholdHistory): HouseholdTyped {
  const { hamlet, address, phone, classification, since } = household;
  return {
    ...{ hamlet, address: address ?? '', phone: phone ?? '', classification, since, ...decision },
    members: (members ?? []).map(({ name, birth, relation, identityNumber }) => ({
      ...{ name, birth: birthText(birth), relation, identityNumber: identityNumber ?? '' },
    })),
  };
}

/** What is typed as the contract takes it; an empty field is nothing, and a day is written as people write it here. */
export function contentOf({ members, address, phone, number, date, authority, ...said }: HouseholdTyped) {
  return {
    ...{ ...said, address: address.trim() || null, phone: phone.trim() || null },
    members: members.map(({ birth, identityNumber, ...member }) => ({
      ...{
        ...member,
        birth: readDate(birth) ?? birth.trim(),
        identityNumber: identityNumber.replace(/[\s.]/g, '') || null,
      },
    })),
    decision: { number, date, authority },
  };
}

/** `1958` or `30/6/1958`. */
export const birthText = (birth: string): string => (birth.length === 4 ? birth : dateText(birth));

/** Whether something of it is there and not for this reader. */
export const hidesPersons = ({ headName }: Pick<HouseholdView, 'headName'>): boolean => headName === masked;
