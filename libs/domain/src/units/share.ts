/** An exact part of a whole: above nought, at most one, in lowest terms. */
export interface Fraction {
  readonly part: bigint;
  readonly of: bigint;
}

/** All of it. */
export const one: Fraction = { part: 1n, of: 1n };

/** `3/7`, as a change of units writes a share. */
export function fractionOf(share: string): Fraction {
  const [part = 0n, of = 1n] = share.split('/').map(BigInt);
  return lowest(part, of);
}

/** In lowest terms. */
export const times = (a: Fraction, b: Fraction): Fraction => lowest(a.part * b.part, a.of * b.of);
/** In lowest terms. */
export const plus = (a: Fraction, b: Fraction): Fraction => lowest(a.part * b.of + b.part * a.of, a.of * b.of);

function lowest(part: bigint, of: bigint): Fraction {
  let [a, b] = [part, of];
  while (b) [a, b] = [b, a % b];
  return { part: part / a, of: of / a };
}

/**
 * Divides an amount by shares that sum to one, to the last đồng or person: each gets what is whole of its share, and what
 * is left goes to those whose rest is largest (of equal ones to the first). The pieces sum to the amount.
 */
export function divide(amount: bigint, shares: readonly Fraction[]): { amount: bigint; isRounded: boolean }[] {
  const sign = amount < 0n ? -1n : 1n;
  const size = amount * sign;
  const pieces = shares.map(({ part, of }, index) => ({
    index,
    amount: (size * part) / of,
    rest: { part: (size * part) % of, of },
  }));
  const left = size - pieces.reduce((sum, piece) => sum + piece.amount, 0n);
  const byRest = [...pieces].sort((a, b) => {
    const difference = b.rest.part * a.rest.of - a.rest.part * b.rest.of;
    return difference > 0n ? 1 : difference < 0n ? -1 : a.index - b.index;
  });
  const lucky = new Set(byRest.slice(0, Number(left)).map(({ index }) => index));
  return pieces.map((piece) => ({
    amount: sign * (piece.amount + (lucky.has(piece.index) ? 1n : 0n)),
    isRounded: piece.rest.part > 0n,
  }));
}
