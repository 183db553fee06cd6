import type { ProvinceView } from '@langmoi/contracts/directory';

export interface ProvinceState {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly isDemo: boolean;
  /** The demo's own date; null outside demo data, and for the nation. */
  readonly today: string | null;
  /** The nation is a tenant of its own: its offices are its only rows, and it reads provinces. */
  readonly tenant: 'province' | 'nation';
  /** Up to which day of the world's calendar beginnings and endings are announced; null: none yet. */
  readonly announcedOn: string | null;
}

const hoursAheadOfUtc = 7; // all of Viet Nam, all year

/** The Vietnamese calendar date at an instant. */
export function dateInVietNam(instant: Date): string {
  return new Date(instant.getTime() + hoursAheadOfUtc * 3_600_000).toISOString().slice(0, 10);
}

/** The date that a province lives by: its own on demo data, the world's elsewhere. */
export function todayOf({ today }: Pick<ProvinceState, 'today'>, now: Date): string {
  return today ?? dateInVietNam(now);
}

export function viewOf(province: Omit<ProvinceState, 'tenant' | 'announcedOn'>, now: Date): ProvinceView {
  const { id, code, name, isDemo } = province;
  return { id, code, name, isDemo, today: todayOf(province, now) };
}
