import type { PersonView } from '@langmoi/contracts/officers';
import { masked } from '@langmoi/domain/access/fields';
import { shortName } from './roles';

/** What can be corrected of a person, as it is typed. */
export interface PersonTyped {
  readonly displayName: string;
  readonly phone: string;
  readonly identityNumber: string;
  readonly homeUnitId: string;
  readonly reason: string;
}

const shown = (value: string | null): string => (value === masked ? '' : (value ?? ''));

/** The form as it is opened: what the reader does not see is empty, and stays as it is unless something is typed. */
export const personTyped = (person: PersonView): PersonTyped => ({
  ...{ displayName: person.displayName, phone: shown(person.phone), identityNumber: shown(person.identityNumber) },
  ...{ homeUnitId: person.homeUnitId ?? '', reason: '' },
});

/** What is sent of it: only what was changed. */
export function correctingOf(typed: PersonTyped, seen: PersonView) {
  const before = personTyped(seen);
  const changed = (['displayName', 'phone', 'identityNumber', 'homeUnitId'] as const).filter(
    (field) => typed[field] !== before[field],
  );
  const fields = changed.map((field) => [field, field === 'displayName' ? typed[field] : typed[field] || null]);
  return { ...Object.fromEntries(fields), reason: typed.reason, seenVersion: seen.version };
}

/** A person in a few words, for two versions side by side. */
export const personWords = ({ displayName, phone, homeUnitName }: PersonView): string =>
  [shortName(displayName), phone, homeUnitName].filter(Boolean).join(' · ');
