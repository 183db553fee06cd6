import type { SetVersionHead } from '@langmoi/contracts/criteria';
import { daysOf, versionsOn } from '@langmoi/domain/criteria/in-force';

/** In force on the day; to come; or past: ended, or succeeded by another version. */
export type When = 'now' | 'coming' | 'past';

const levels = ['commune', 'district', 'province'] as const;
const tiers = ['NTM', 'NANG_CAO', 'KIEU_MAU', 'HIEN_DAI', 'HOAN_THANH'] as const;

const rankOf = ({ level, tier }: SetVersionHead): number => levels.indexOf(level) * tiers.length + tiers.indexOf(tier);

/** Versions of sets by when they are in force, those that are first; within each communes first, by tier. Pure. */
export function setsByTime(
  heads: readonly SetVersionHead[],
  today: string,
): readonly { readonly when: When; readonly heads: readonly SetVersionHead[] }[] {
  const chosen = new Set(versionsOn(heads, today));
  const whenOf = (head: SetVersionHead): When => {
    const { from, to } = daysOf(head);
    if (today < from) return 'coming';
    return today > to || !chosen.has(head) ? 'past' : 'now';
  };
  const ordered = [...heads].sort(
    (one, other) => rankOf(one) - rankOf(other) || (daysOf(one).from < daysOf(other).from ? 1 : -1),
  );
  return (['now', 'coming', 'past'] as const)
    .map((when) => ({ when, heads: ordered.filter((head) => whenOf(head) === when) }))
    .filter((group) => group.heads.length > 0);
}

/** How much a version lacks of what its text says that it has; null where the text's own count is not known. */
export function lackOf({ holds, declared }: Pick<SetVersionHead, 'holds' | 'declared'>): {
  readonly criteria: number | null;
  readonly indicators: number | null;
} {
  const lack = (has: number, says: number | null) => (says === null ? null : Math.max(0, says - has));
  return {
    criteria: lack(holds.criteria, declared.criteria),
    indicators: lack(holds.indicators, declared.indicators),
  };
}
