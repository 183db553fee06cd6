import type { Text } from '@langmoi/contracts/common';
import type { Role } from '@langmoi/contracts/caller';
import { inProvince } from './people';
import { relationOf, type Asking, type Place, type Relation } from './table';

/** Fields that speak of a person, by what they belong to. */
export const fields = [
  'person.phone',
  'person.identityNumber',
  'person.home',
  'household.members',
  'household.address',
  'household.phone',
  'household.identityNumber',
] as const;
/** What of a person or a household is not for every reader. */
export type Field = (typeof fields)[number];

interface FieldGrant {
  readonly roles: readonly Role[];
  readonly relations: readonly Relation[];
  /** Only who has said what for; each such use is recorded. */
  readonly withPurpose?: true;
}

/** Who sees a field; masked for everybody else, in lists, exports and search as well. */
export interface FieldRule {
  readonly grants: readonly FieldGrant[];
  readonly why: Text;
}

const auditing: FieldGrant = { roles: ['auditor'], relations: [...inProvince, 'nation'], withPurpose: true };
const ofTheCommune: FieldGrant = { roles: ['povertyOfficer'], relations: ['own'] };
const administering: FieldGrant = { roles: ['provinceAdministrator'], relations: inProvince };

const ofHousehold: FieldRule = {
  grants: [ofTheCommune, auditing],
  why: {
    vi: 'Cán bộ giảm nghèo của chính xã đó lập sổ hộ; kiểm toán viên xem khi đã nêu mục đích.',
    en: 'The poverty officer of that very commune keeps the register; an auditor sees it with a stated purpose.',
  },
};

/** The table of fields: what of a person or a household is shown to whom. */
export const fieldTable: Readonly<Record<Field, FieldRule>> = {
  'person.phone': {
    grants: [administering, auditing],
    why: {
      vi: 'Quản trị viên liên hệ cán bộ của tỉnh mình; kiểm toán viên xem khi đã nêu mục đích.',
      en: 'The administrator reaches the officers of the province; an auditor sees it with a stated purpose.',
    },
  },
  'person.identityNumber': {
    grants: [auditing],
    why: {
      vi: 'Nhập một lần để phân biệt người trùng tên; không ai cần đọc lại, trừ kiểm toán viên đã nêu mục đích.',
      en: 'Entered once to tell namesakes apart; nobody needs to read it but an auditor with a stated purpose.',
    },
  },
  'person.home': {
    grants: [administering, auditing],
    why: {
      vi: 'Quê quán dùng để xét việc phải tránh.',
      en: 'Where somebody is at home serves recusal.',
    },
  },
  'household.members': ofHousehold,
  'household.address': ofHousehold,
  'household.phone': ofHousehold,
  'household.identityNumber': ofHousehold,
};

/** What stands for a field that is there and not for the reader. */
export const masked = '•••';

/** What one reader sees of the persons and households of a place. */
export interface Mask {
  /** Whether the reader sees the field. */
  shows(field: Field): boolean;
  /** The value, or `•••`; null stays null, for there is nothing to hide. */
  of(field: Field, value: string | null): string | null;
  /** Whether anything is seen by the stated purpose alone: then the use must be recorded. */
  readonly byPurpose: boolean;
}

/**
 * What a reader sees of persons and households of a place. Pure. A purpose counts for an auditor alone, and whoever
 * answers with `byPurpose` records the use in the same transaction.
 */
export function maskFor(caller: Asking, place: Place, purpose: string | null = caller.purpose): Mask {
  const relation = relationOf(caller, place);
  const grantsOf = (field: Field, stated: boolean) =>
    fieldTable[field].grants.filter(
      ({ roles, relations, withPurpose }) =>
        relations.includes(relation) && roles.some((role) => caller.roles.includes(role)) && (!withPurpose || stated),
    );
  const stated = purpose !== null && purpose.trim() !== '';
  const shows = (field: Field) => grantsOf(field, stated).length > 0;
  return {
    shows,
    of: (field, value) => (value === null || shows(field) ? value : masked),
    byPurpose: fields.some((field) => shows(field) && grantsOf(field, false).length === 0),
  };
}
