/** What a province says of one thing, in whole numbers that may be added: one, or those that a rate is made of. */
export interface SaidNumbers {
  /** Null: it gives none. */
  readonly numbers: readonly bigint[] | null;
  /** The day that they are true of. */
  readonly asOf: string;
  /** Made up by a demo. */
  readonly rehearsal: boolean;
}

/** The rows of several provinces side by side: of each key the row of each, null where it has none. Pure. */
export function besideEachOther<R>(
  provinces: readonly (readonly R[])[],
  keyOf: (row: R) => string,
): { readonly key: string; readonly rows: readonly (R | null)[] }[] {
  const byKey = provinces.map((rows) => new Map(rows.map((row) => [keyOf(row), row])));
  const keys = new Set(byKey.flatMap((rows) => [...rows.keys()]));
  return [...keys].map((key) => ({ key, rows: byKey.map((rows) => rows.get(key) ?? null) }));
}

/**
 * All of them together; null where one gives no number, for a sum of some is no sum of all; where they are of several days,
 * for half a year and nine months add up to nothing; and where one's word is of a rehearsal and another's is not. Pure.
 */
export function sumOfAll(said: readonly (SaidNumbers | null)[]): readonly bigint[] | null {
  const known = said.flatMap((one) => (one?.numbers ? [{ ...one, numbers: one.numbers }] : []));
  const [first] = known;
  const isAlike = ({ asOf, rehearsal }: SaidNumbers) => asOf === first?.asOf && rehearsal === first.rehearsal;
  if (!first || known.length < said.length || !known.every(isAlike)) return null;
  return first.numbers.map((_, at) => known.reduce((sum, { numbers }) => sum + (numbers[at] ?? 0n), 0n));
}
