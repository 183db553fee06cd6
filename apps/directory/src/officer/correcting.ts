import type { CorrectingPerson } from '@langmoi/contracts/officers';
import { refuseStale } from './appointing';
import type { OfficerRow } from './officer.entity';

const correctable = ['displayName', 'phone', 'identityNumber', 'homeUnitId'] as const;
type Field = (typeof correctable)[number];
type Correctable = Pick<OfficerRow, Field>;

/** What a correction makes of somebody, and what is kept of it. */
export interface Correction {
  readonly officer: OfficerRow;
  readonly changed: readonly Field[];
  /** Why, which fields, and what name and home were before; a phone or an identity number is not kept twice. */
  readonly detail: { reason: string; changed: readonly Field[]; before: Partial<Correctable> };
}

/**
 * Corrects what is said of somebody; what is left out stays. Null where nothing is different. Refuses with
 * `/problems/stale-version`. Pure.
 */
export function correctionOf(officer: OfficerRow, asked: CorrectingPerson): Correction | null {
  refuseStale(officer.version, asked.seenVersion);
  const changed = correctable.filter((field) => asked[field] !== undefined && asked[field] !== officer[field]);
  if (changed.length === 0) return null;
  const pick = (of: object, fields: readonly Field[]) =>
    Object.fromEntries(fields.map((field) => [field, (of as Partial<Correctable>)[field]]));
  const told = changed.filter((field) => field === 'displayName' || field === 'homeUnitId');
  return {
    officer: { ...officer, ...pick(asked, changed), version: officer.version + 1 },
    changed,
    detail: { reason: asked.reason, changed, before: pick(officer, told) },
  };
}
