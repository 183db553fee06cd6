import type { Tier } from '@langmoi/contracts/common';
import type { NamedHamlet, TargetMeasure } from '@langmoi/contracts/year';
import { isSameHamlet } from '@langmoi/domain/units/hamlets';
import { wholeNumber } from './format';

/** The measures that an officer enters; the last two name whom they mean. */
export const enteredKinds = [
  ...(['communes', 'mean', 'least', 'gain', 'perDistrict', 'raised'] as const),
  ...(['districts', 'hamlets'] as const),
];

/** A target as it is typed. */
export interface TargetTyped {
  readonly kind: (typeof enteredKinds)[number];
  readonly tier: Tier;
  readonly goal: string;
  readonly since: string;
  readonly dueOn: string;
  /** Whom it names. */
  readonly districts: readonly string[];
  readonly hamlets: readonly NamedHamlet[];
}

/** Whether a measure names whom it means, and has no tier. */
export const isNamed = (kind: TargetTyped['kind']): kind is 'districts' | 'hamlets' =>
  kind === 'districts' || kind === 'hamlets';

export const noTarget = (year: number): TargetTyped => ({
  ...{ kind: 'communes', tier: 'NTM', goal: '', since: `${year - 1}-12-31`, dueOn: `${year}-12-31` },
  ...{ districts: [], hamlets: [] },
});

/** The name that a target of this measure has in its year; one that is set again is its next version. */
export const targetKey = ({ kind, tier }: TargetTyped): string => {
  if (isNamed(kind)) return kind === 'hamlets' ? 'hamlets-model' : kind;
  const tiers: Record<Tier, string> = { NTM: 'ntm', NANG_CAO: 'advanced', KIEU_MAU: 'model' };
  return kind === 'communes' ? `communes-${tiers[tier]}` : `${kind.toLowerCase()}-${tiers[tier]}`;
};

/** Another measure; of one that names units it begins with those that its target names now. */
export function ofKind(
  kind: TargetTyped['kind'],
  targets: readonly { readonly measure: TargetMeasure }[],
): Pick<TargetTyped, 'kind' | 'districts' | 'hamlets'> {
  const now = targets.find(({ measure }) => measure.kind === kind)?.measure;
  return {
    kind,
    districts: now?.kind === 'districts' ? now.unitIds : [],
    hamlets: now?.kind === 'hamlets' ? now.hamlets : [],
  };
}

export const namesHamlet = (chosen: readonly NamedHamlet[], hamlet: NamedHamlet): boolean =>
  chosen.some((one) => isSameHamlet(one, hamlet));

/** With the hamlet, or without it where it was there. */
export const toggledHamlet = (chosen: readonly NamedHamlet[], hamlet: NamedHamlet): NamedHamlet[] =>
  namesHamlet(chosen, hamlet) ? chosen.filter((one) => !isSameHamlet(one, hamlet)) : [...chosen, hamlet];

/**
 * The content of the command; a mean may have decimals, `17,4` as people here write it. Of those named as many as are
 * named, where no number is typed.
 */
export function targetContent({ kind, tier, goal, since, dueOn, districts, hamlets }: TargetTyped) {
  if (isNamed(kind)) {
    const named = kind === 'districts' ? districts : hamlets;
    const measure = kind === 'districts' ? { kind, unitIds: named } : { kind, hamlets: named };
    return { measure, number: goal.trim() === '' ? named.length : wholeNumber(goal), dueOn, wording: null };
  }
  const decimal = /^\d{1,4}([.,]\d{1,2})?$/.test(goal.trim()) ? Number(goal.trim().replace(',', '.')) : undefined;
  const number = kind === 'mean' ? decimal : wholeNumber(goal);
  const measure = {
    ...{ kind, tier },
    ...(kind === 'gain' && { since }),
    ...(kind === 'raised' && { districtId: null }),
  };
  return { measure, number, dueOn, wording: null };
}
