import type { Text } from '@langmoi/contracts/common';
import type { HouseholdMember, HouseholdView, RelationToHead } from '@langmoi/contracts/households';
import { formatDate } from '@langmoi/domain/vietnamese';

/* What files of households call the words of the contract. */

export const classes: Readonly<Record<HouseholdView['classification'], Text>> = {
  poor: { vi: 'Hộ nghèo', en: 'Poor' },
  nearPoor: { vi: 'Hộ cận nghèo', en: 'Near-poor' },
  neither: { vi: 'Không thuộc diện', en: 'Neither' },
};

/** Without a comma, which stands between what is said of a member. */
export const relationsToHead: Readonly<Record<RelationToHead, Text>> = {
  head: { vi: 'chủ hộ', en: 'head' },
  spouse: { vi: 'vợ/chồng', en: 'spouse' },
  child: { vi: 'con', en: 'child' },
  parent: { vi: 'cha/mẹ', en: 'parent' },
  grandparent: { vi: 'ông/bà', en: 'grandparent' },
  grandchild: { vi: 'cháu', en: 'grandchild' },
  sibling: { vi: 'anh/chị/em', en: 'sibling' },
  other: { vi: 'khác', en: 'other' },
};

/** `1958` or `30/6/1958`. */
export const birthText = (birth: string): string => (birth.length === 4 ? birth : formatDate(birth));

/** A member in a cell: name, relation, birth, and the number where one is known. */
export const memberText = ({ name, relation, birth, identityNumber }: HouseholdMember, language: keyof Text): string =>
  [name, relationsToHead[relation][language], birthText(birth), ...(identityNumber ? [identityNumber] : [])].join(', ');
