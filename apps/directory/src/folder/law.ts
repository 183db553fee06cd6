import { Tier } from '@langmoi/contracts/common';
import type { IndicatorLaw } from '@langmoi/contracts/criteria-law';
import { setInForce, type SetHead } from '@langmoi/domain/criteria/in-force';

/** What of the law a folder is checked by. */
export interface Law {
  readonly sets: readonly LawSet[];
  readonly procedures: readonly LawProcedure[];
}

export interface LawSet extends SetHead {
  readonly tier: Tier;
  readonly criteria: readonly number[];
  /** The conditions and indicators of the set, and how each is measured. */
  readonly indicators: readonly LawIndicator[];
}

interface LawIndicator extends Pick<IndicatorLaw, 'measured' | 'ifAny'> {
  readonly code: string;
}

export interface LawProcedure {
  readonly id: string;
  readonly tiers: readonly Tier[];
  readonly from: string;
  readonly to: string | null;
}

/** A tier for whose recognition the law that is loaded says nothing on a day: not by what, or not how. */
export interface MissingLaw {
  readonly tier: Tier;
  readonly what: 'criteriaSet' | 'procedure';
}

/**
 * The set by which communes of a tier are judged on a day, the nation's or the province's own; null where none is in force.
 * A set of another province is none of this one's. Pure.
 */
export function setOn({ sets }: Law, { tier, on, code }: { tier: Tier; on: string; code: string }): LawSet | null {
  const ours = sets.filter(({ issuer }) => issuer === 'national' || issuer === code);
  return setInForce(ours, { level: 'commune', tier, on });
}

/** Which criteria sets and procedures the law has not given a province for a day. Pure. */
export function missingLaw(law: Law, day: string, code: string): MissingLaw[] {
  return Tier.options.flatMap((tier): MissingLaw[] => {
    const procedure = law.procedures.some(
      ({ tiers, from, to }) => tiers.includes(tier) && from <= day && (to === null || day <= to),
    );
    return [
      ...(setOn(law, { tier, on: day, code }) ? [] : [{ tier, what: 'criteriaSet' as const }]),
      ...(procedure ? [] : [{ tier, what: 'procedure' as const }]),
    ];
  });
}
