import { RelationToHead, type HouseholdMember } from '@langmoi/contracts/households';
import { searchKey } from '@langmoi/domain/vietnamese';
import { writtenDay } from '@langmoi/domain/written';
import { memberText, relationsToHead } from '../household-words';

/** Several members in one cell: a semicolon between two of them. Pure. */
export const membersCell = (members: readonly HouseholdMember[]): string =>
  members.map((member) => memberText(member, 'vi')).join('; ');

/** What a cell says of members; or which part of it, from 1 on, is none. Their values are the contract's to judge. Pure. */
export function membersIn(cell: string): HouseholdMember[] | { readonly unread: number } {
  const parts = cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const members = parts.map(memberIn);
  const unread = members.indexOf(null) + 1;
  return unread > 0 ? { unread } : members.filter((one) => one !== null);
}

/** A year or a day of birth as the contract has it; anything else as it was written. Pure. */
export const birthOf = (written: string): string => writtenDay(written) ?? written;

/** An identity number without what people put between its digits. Pure. */
export const numberOf = (written: string): string => written.replace(/[\s.]/g, '');

/** What else people write for a relation. */
const also: Readonly<Partial<Record<RelationToHead, readonly string[]>>> = {
  spouse: ['vợ', 'chồng'],
  child: ['con trai', 'con gái', 'con đẻ'],
  parent: ['cha', 'mẹ', 'bố', 'bố/mẹ'],
  grandparent: ['ông', 'bà'],
  grandchild: ['cháu nội', 'cháu ngoại'],
  sibling: ['anh', 'chị', 'em', 'anh em', 'chị em'],
};

const relations = new Map(
  RelationToHead.options.flatMap((relation) =>
    [...Object.values(relationsToHead[relation]), ...(also[relation] ?? [])].map(
      (name) => [searchKey(name), relation] as const,
    ),
  ),
);

/** Name, relation and birth, and a number if there is one: exactly these, so that no word slips into a name. */
function memberIn(text: string): HouseholdMember | null {
  const [name = '', relation = '', birth = '', number = '', ...more] = text.split(',').map((part) => part.trim());
  const known = relations.get(searchKey(relation));
  if (name === '' || !known || birth === '' || more.length > 0) return null;
  return { name, relation: known, birth: birthOf(birth), identityNumber: numberOf(number) || null };
}
