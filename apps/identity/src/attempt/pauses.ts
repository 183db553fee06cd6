/** How many wrong tries are heard without a pause, and when they are forgotten (milliseconds). */
export const limits = {
  /** Of one account, by password or by code. */
  account: { free: 5, forgotten: 24 * 3_600_000 },
  /** Of one address, over all accounts: an office behind one address has many people. */
  address: { free: 60, forgotten: 3_600_000 },
} as const;

export type LimitOf = keyof typeof limits;

const first = 30_000;
const longest = 15 * 60_000;

/** The pause after so many wrong tries, milliseconds: none at first, then 30 s, doubling, never above 15 min. Pure. */
export function pauseAfter(failures: number, kind: LimitOf): number {
  const beyond = failures - limits[kind].free;
  return beyond < 0 ? 0 : Math.min(longest, first * 2 ** Math.min(beyond, 10));
}
