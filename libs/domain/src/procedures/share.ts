import { Problem } from '@langmoi/contracts/problem';
import type { Stage } from '@langmoi/contracts/regime';

/** A part of a whole against the threshold it was held to. Counts of people, households or ballots. */
export interface Share {
  readonly name: 'approve' | 'coverage' | 'satisfied' | 'quorum';
  /** Which content of a poll; absent elsewhere. */
  readonly content?: string;
  readonly numerator: number;
  readonly denominator: number;
  /** For showing: per cent, cut to two decimals, never rounded up to a threshold that was missed. */
  readonly pct: number;
  readonly requiredPct: number;
  /** "trên 80 %": equal is not enough. */
  readonly strictly: boolean;
  /** The smallest numerator that would have reached the threshold. */
  readonly needed: number;
  readonly met: boolean;
}

interface Held {
  readonly name: Share['name'];
  readonly content?: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly requiredPct: number;
  readonly strictly?: boolean;
}

const HUNDREDTHS = 100; // of one per cent: a regime states at most two decimals

/**
 * Holds a part against a threshold, exactly: integers only, so that 6 of 9 is below 70 % and 7 of 9 is not, and 89,999 %
 * never passes for 90. A whole of 0 meets nothing.
 */
export function shareOf({ name, content, numerator, denominator, requiredPct, strictly = false }: Held): Share {
  const required = inHundredths(requiredPct);
  const have = numerator * 100 * HUNDREDTHS;
  const want = required * denominator;
  const exact = Math.floor(want / (100 * HUNDREDTHS));
  const remainder = want % (100 * HUNDREDTHS);
  const needed = remainder > 0 || strictly ? exact + 1 : exact;
  return {
    name,
    ...(content === undefined ? {} : { content }),
    numerator,
    denominator,
    pct: denominator === 0 ? 0 : Math.floor(have / denominator) / HUNDREDTHS,
    requiredPct,
    strictly,
    needed,
    met: denominator > 0 && (strictly ? have > want : have >= want),
  };
}

/** A threshold of the stage. A regime that passed `regime-check` has it; one that has not answers nobody. */
export function numberOf(stage: Stage, name: string): number {
  const value = stage.values[name]?.value;
  if (typeof value !== 'number') throw unusable(stage, name);
  return value;
}

/** A switch of the stage; absent or unknown is off. */
export const isOn = (stage: Stage, name: string): boolean => stage.values[name]?.value === true;

function inHundredths(pct: number): number {
  const hundredths = Math.round(pct * HUNDREDTHS);
  if (Math.abs(hundredths - pct * HUNDREDTHS) > 1e-6) throw new RangeError(`${pct} % has more than two decimals`);
  return hundredths;
}

const unusable = (stage: Stage, name: string): Problem =>
  new Problem('/problems/internal', 500, `Stage ${stage.id} of the regime has no usable ${name}`);
