import type { Reading, Said, Source, Text } from '@langmoi/contracts/common';
import { Problem, type InputError } from '@langmoi/contracts/problem';
import { inputTexts } from '@langmoi/contracts/input-texts';
import type { EnteringPaper } from '@langmoi/contracts/year';

/** A row of a record of a fact, as its table keeps it. */
type SaidRow = Omit<Said, 'recordedAt'> & {
  readonly recordedAt: Date;
  readonly printedRate: string | null;
  readonly readings: Reading[];
};

/** What a paper says of a fact, before it is a version; `id` names the statement, so that it is taken in once. */
export type Stated<R extends Said> = Omit<R, 'version' | 'basis' | 'rehearsal' | 'recordedAt'> & {
  readonly source: Source;
};

/** What every view of a record shows of its row. */
export function saidOf(row: SaidRow): Said & Pick<SaidRow, 'printedRate' | 'readings'> {
  const { id, version, basis, asOf, source, rehearsal, printedRate, readings, capacity } = row;
  return {
    ...{ id, version, basis, asOf, source, rehearsal, printedRate, readings, capacity },
    recordedAt: row.recordedAt.toISOString(),
  };
}

/** The next version. Throws `/problems/stale-version` with the newest, if that is not the one that was seen. */
export function nextVersion(newest: { readonly version: number } | null, seen: number): number {
  const version = newest?.version ?? 0;
  if (seen === version) return version + 1;
  const extra = { version, current: newest };
  throw new Problem('/problems/stale-version', 409, 'There is a newer version than the one you saw', extra);
}

/** A word on something: of which day, and which version of what is said of it. */
interface Word {
  readonly asOf: string;
  readonly version: number;
}

/**
 * Which of several words on one thing counts today: of the days that have come the latest, of one day the newest version.
 * A paper of a day ahead, as a demo's papers are, counts only where nothing else is said; so does a day of which the
 * newest version says nothing any more (`isSaid`), as of what was taken back. Null: there is no word. Pure.
 */
export function countingToday<W extends Word>(
  words: readonly W[],
  today: string,
  isSaid: (word: W) => boolean = () => true,
): W | null {
  const ofDays = new Map<string, W>();
  for (const word of words) {
    if (word.version > (ofDays.get(word.asOf)?.version ?? 0)) ofDays.set(word.asOf, word);
  }
  const rank = (word: W): string => `${Number(isSaid(word))} ${Number(word.asOf <= today)} ${word.asOf}`;
  const [counting] = [...ofDays.values()].toSorted((one, other) => (rank(one) < rank(other) ? 1 : -1));
  return counting ?? null;
}

/** Whether an assessment says of any criterion that it is met or missing. Pure. */
export const saysSomething = ({ metCount, missing }: { metCount: number; missing: readonly number[] }): boolean =>
  metCount > 0 || missing.length > 0;

/** Throws `/problems/as-of-after-today`: nobody knows a figure of a day that has not come. Dates as YYYY-MM-DD. */
export function refuseFuture(asOf: string, today: string): void {
  if (asOf <= today) return;
  const extra = { asOf, today, errors: [at('/asOf', inputTexts.dateInFuture)] };
  throw new Problem('/problems/as-of-after-today', 422, 'The as-of date lies ahead', extra);
}

/** The day from which on what a paper says is known: its own, and never before the day that it speaks of. Pure. */
export const knownBy = ({ date }: Pick<Source, 'date'>, asOf: string): string =>
  date !== null && date > asOf ? date : asOf; // ISO dates order as text

/** A paper that an officer typed as a source: what it is and its number together. Pure. */
export const paperSource = ({ document, number, date }: EnteringPaper): Source => ({
  document: `${document} ${number}`,
  date,
  line: null,
});

/** A count, or whole đồng. */
type Amount = number | bigint;

interface Share<A extends Amount> {
  readonly part: A;
  readonly whole: A;
  /** Where the wrong one of the two stands in the request. */
  readonly pointer: string;
}

/** Throws `/problems/part-exceeds-whole` with both numbers; đồng as digits, for JSON loses them above 2^53. */
export function refuseExcess<A extends Amount>({ part, whole, pointer }: Share<A>): void {
  if (part <= whole) return;
  const extra = { part: written(part), whole: written(whole), errors: [at(pointer, inputTexts.partAboveWhole)] };
  throw new Problem('/problems/part-exceeds-whole', 422, 'The part is larger than the whole', extra);
}

const written = (amount: Amount): number | string => (typeof amount === 'bigint' ? String(amount) : amount);

const at = (pointer: string, detail: Text): InputError => ({ pointer, detail });
