import type { Outcome } from '@langmoi/contracts/criteria-facts';
import type { ReachedBy, TargetRow, TargetView } from '@langmoi/contracts/year';

/** Which rows of a target are looked at: what they come to, by which way of counting; empty: all of them. */
export interface RowChoice {
  readonly by: ReachedBy | '';
  readonly outcome: 'met' | 'notMet' | 'unknown' | '';
}

/** What a row comes to by a way of counting; not applicable counts as met, and what is not said is unknown. */
export function outcomeBy({ results }: Pick<TargetRow, 'results'>, by: ReachedBy): 'met' | 'notMet' | 'unknown' {
  const outcome: Outcome = results.find((one) => one.by === by)?.outcome ?? 'unknown';
  return outcome === 'notApplicable' ? 'met' : outcome;
}

/** The rows behind a number. */
export const rowsBehind = (rows: readonly TargetRow[], { by, outcome }: RowChoice): TargetRow[] =>
  rows.filter((row) => by === '' || outcome === '' || outcomeBy(row, by) === outcome);

/** One way of counting as parts of a whole, for a bar: reached, not reached, open. Null: nobody is counted. */
export interface Parts {
  readonly by: ReachedBy;
  readonly met: number;
  readonly notMet: number;
  readonly unknown: number;
  readonly total: number;
}

export const partsOf = ({ by, numerator, denominator, unknown }: TargetView['counts'][number]): Parts => ({
  ...{ by, met: numerator, unknown, total: denominator, notMet: denominator - numerator - unknown },
});

/**
 * The way of counting that stands foremost: of those by which anything is known the one that the most have reached, the
 * first of equal ones; a decision before all others where it recognises anybody.
 */
export function foremost(counts: TargetView['counts']): Parts | null {
  const all = counts.map(partsOf);
  const [first] = [...all].filter(({ unknown, total }) => unknown < total).sort((a, b) => b.met - a.met);
  return first ?? all[0] ?? null;
}

/** The days of the year that come before the list's last, for the choice of a year: around the year of today. */
export const yearsAround = (today: string, shown: number): number[] => {
  const now = Number(today.slice(0, 4)) || shown;
  const around = [now - 1, now, now + 1, now + 2, now + 3, shown];
  return [...new Set(around)].sort((a, b) => a - b);
};
