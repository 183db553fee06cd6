import type { Tier } from '@langmoi/contracts/common';
import { wholeNumber } from './format';

/** The measures that an officer enters; what names units one by one comes with a file of the province. */
export const enteredKinds = ['communes', 'mean', 'least', 'gain', 'perDistrict', 'raised'] as const;

/** A target as it is typed. */
export interface TargetTyped {
  readonly kind: (typeof enteredKinds)[number];
  readonly tier: Tier;
  readonly goal: string;
  readonly since: string;
  readonly dueOn: string;
}

export const noTarget = (year: number): TargetTyped => ({
  ...{ kind: 'communes', tier: 'NTM', goal: '', since: `${year - 1}-12-31`, dueOn: `${year}-12-31` },
});

/** The name that a target of this measure has in its year; one that is set again is its next version. */
export const targetKey = ({ kind, tier }: TargetTyped): string => {
  const tiers: Record<Tier, string> = { NTM: 'ntm', NANG_CAO: 'advanced', KIEU_MAU: 'model' };
  return kind === 'communes' ? `communes-${tiers[tier]}` : `${kind.toLowerCase()}-${tiers[tier]}`;
};

/** The content of the command; a mean may have decimals, `17,4` as people here write it. */
export function targetContent({ kind, tier, goal, since, dueOn }: TargetTyped) {
  const decimal = /^\d{1,4}([.,]\d{1,2})?$/.test(goal.trim()) ? Number(goal.trim().replace(',', '.')) : undefined;
  const number = kind === 'mean' ? decimal : wholeNumber(goal);
  const measure = {
    ...{ kind, tier },
    ...(kind === 'gain' && { since }),
    ...(kind === 'raised' && { districtId: null }),
  };
  return { measure, number, dueOn, wording: null };
}
