import { Tier } from '@langmoi/contracts/common';

/** What of the law a folder is checked by. */
export interface Law {
  readonly sets: readonly LawSet[];
  readonly procedures: readonly LawProcedure[];
}

export interface LawSet {
  readonly id: string;
  readonly tier: Tier;
  /** `national`, or the code of the province that issued it. */
  readonly issuer: string;
  /** First and last year, `2016-2020`. */
  readonly period: string;
  readonly criteria: readonly number[];
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
 * Which criteria sets and procedures the law has not given for a day. A set of another province is none of this one's;
 * `code` absent counts the nation's alone. Pure.
 */
export function missingLaw({ sets, procedures }: Law, day: string, code?: string): MissingLaw[] {
  return Tier.options.flatMap((tier): MissingLaw[] => {
    const set = sets.some(
      (one) => one.tier === tier && covers(one.period, day) && ['national', code].includes(one.issuer),
    );
    const procedure = procedures.some(
      ({ tiers, from, to }) => tiers.includes(tier) && from <= day && (to === null || day <= to),
    );
    return [
      ...(set ? [] : [{ tier, what: 'criteriaSet' as const }]),
      ...(procedure ? [] : [{ tier, what: 'procedure' as const }]),
    ];
  });
}

/** Whether a period of years, `2016-2020`, has a day. */
export function covers(period: string, day: string): boolean {
  const [from = '', to = ''] = period.split('-');
  return from <= day.slice(0, 4) && day.slice(0, 4) <= to;
}
