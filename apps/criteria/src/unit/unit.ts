import type { ProvinceRow } from './unit.entity';

const hoursAheadOfUtc = 7; // all of Viet Nam, all year

/** The date that a province lives by: its own on demo data, the world's elsewhere. */
export function todayOf({ isDemo, today }: Pick<ProvinceRow, 'isDemo' | 'today'>, now: Date): string {
  return isDemo ? today : new Date(now.getTime() + hoursAheadOfUtc * 3_600_000).toISOString().slice(0, 10);
}
