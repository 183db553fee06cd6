/** An exact number: `of` is above nought. Not in lowest terms. */
export interface Exact {
  readonly part: bigint;
  readonly of: bigint;
}

/** Reads decimal digits, `-12.5`. Throws on anything else: whoever takes text in has checked it. */
export function exact(decimal: string): Exact {
  if (/^-?\d+$/.test(decimal)) return { part: BigInt(decimal), of: 1n }; // as most are
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  return { part: BigInt(sign + whole + rest), of: 10n ** BigInt(rest.length) };
}

/** Below nought, nought, above nought as `a` is less than, equal to, greater than `b`. */
export function compare(a: Exact, b: Exact): number {
  const difference = a.part * b.of - b.part * a.of;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The same of decimal digits, of which most are few. */
export const isAbove = (a: string, b: string): boolean =>
  isShort.test(a) && isShort.test(b) ? Number(a) > Number(b) : compare(exact(a), exact(b)) > 0;

const isShort = /^\d{1,15}$/;

/** Exact; the denominator is the product of both, not shortened. */
export const minus = (a: Exact, b: Exact): Exact => ({ part: a.part * b.of - b.part * a.of, of: a.of * b.of });

/** The nearest whole numbers that are not above, and not below. */
export const floor = ({ part, of }: Exact): bigint => (part - (((part % of) + of) % of)) / of;
/** The nearest whole number that is not below. */
export const ceil = (one: Exact): bigint => -floor({ part: -one.part, of: one.of });

/** Exact; the denominator is the product of both, not shortened. */
export const times = (a: Exact, b: Exact): Exact => ({ part: a.part * b.part, of: a.of * b.of });

/** Null where there is nothing to divide by. */
export function over(a: Exact, b: Exact): Exact | null {
  if (b.part === 0n) return null;
  const sign = b.part < 0n ? -1n : 1n;
  return { part: a.part * b.of * sign, of: a.of * b.part * sign };
}

/** Decimal digits, half away from nought to `places`. */
export function rounded({ part, of }: Exact, places: number): string {
  const size = part < 0n ? -part : part;
  const scaled = (size * 10n ** BigInt(places) * 2n + of) / (of * 2n);
  const digits = scaled.toString().padStart(places + 1, '0');
  const sign = part < 0n && scaled > 0n ? '-' : '';
  return sign + (places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`);
}
