import type { Finder, Place } from './place';
import { divide, one } from './share';

/** What was said of units of one day, told by the units of another. */
export interface Carried<T> {
  readonly byUnit: ReadonlyMap<string, T>;
  /** What cannot honestly be given to one unit. The figures of those among whom it lies are without it. */
  readonly unplaced: readonly Unplaced<T>[];
}

/** What no share leads to one unit, with those it may belong to: told beside the rest, never dropped. */
export interface Unplaced<T> {
  readonly fromId: string;
  /** The unit that holds all of it for certain; null: none does. */
  readonly holderId: string | null;
  readonly among: readonly string[];
  readonly value: T;
}

/** A sum of one unit on the other day. */
export interface Amount {
  readonly amount: bigint;
  /** What it is made of; `isRounded`: a share of it was no whole number, and went by the largest remainder. */
  readonly pieces: readonly { readonly fromId: string; readonly amount: bigint; readonly isRounded: boolean }[];
}

/** Đồng and persons, by shares. What is placed and what is not sum to the amounts given, exactly. */
export function carryAmounts(amounts: ReadonlyMap<string, bigint>, find: Finder): Carried<Amount> {
  const byUnit = new Map<string, Amount>();
  const unplaced: Unplaced<Amount>[] = [];
  for (const [fromId, amount] of amounts) {
    const place = find(fromId);
    if (place.kind === 'within') {
      unplaced.push({ fromId, ...heldBy(place), value: { amount, pieces: [{ fromId, amount, isRounded: false }] } });
      continue;
    }
    const parts = place.kind === 'one' ? [{ unitId: place.unitId, share: one }] : place.parts;
    const divided = divide(
      amount,
      parts.map(({ share }) => share),
    );
    for (const [index, { unitId }] of parts.entries()) {
      const piece = { fromId, ...(divided[index] ?? { amount: 0n, isRounded: false }) };
      const { amount: before, pieces } = byUnit.get(unitId) ?? { amount: 0n, pieces: [] };
      byUnit.set(unitId, { amount: before + piece.amount, pieces: [...pieces, piece] });
    }
  }
  return { byUnit, unplaced };
}

/**
 * A count counts the units of its own day, each once: under the unit that took all of it, or, divided, under the one
 * that holds all its parts.
 */
export function groupUnits(unitIds: Iterable<string>, find: Finder): Carried<readonly string[]> {
  const byUnit = new Map<string, string[]>();
  const unplaced: Unplaced<readonly string[]>[] = [];
  for (const unitId of unitIds) {
    const place = find(unitId);
    if (place.kind === 'one') byUnit.set(place.unitId, [...(byUnit.get(place.unitId) ?? []), unitId]);
    else unplaced.push({ fromId: unitId, ...heldBy(place), value: [unitId] });
  }
  return { byUnit, unplaced };
}

/** What was said of one unit on the other day. */
export interface Answer<V> {
  /** Null where it cannot be told from its parts: nobody guesses what two communes together are. */
  readonly value: V | null;
  /** Which units of the other day it has a part of, with what was said of them. */
  readonly parts: readonly { readonly fromId: string; readonly value: V }[];
}

/**
 * Yes or no, a title, a class: carried only to a unit that is one unit of the other day, whole and nothing else.
 * Of every other the parts are shown. `unitIds`: all units of the first day, also those of which nothing was said.
 */
export function carryAnswers<V>(
  answers: ReadonlyMap<string, V>,
  unitIds: Iterable<string>,
  find: Finder,
): ReadonlyMap<string, Answer<V>> {
  const sources = new Map<string, { fromId: string; isWhole: boolean }[]>();
  for (const fromId of unitIds) {
    const place = find(fromId);
    for (const unitId of unitsOf(place)) {
      sources.set(unitId, [...(sources.get(unitId) ?? []), { fromId, isWhole: place.kind === 'one' }]);
    }
  }
  return new Map(
    [...sources].map(([unitId, from]) => {
      const parts = from.flatMap(({ fromId }) => {
        const value = answers.get(fromId);
        return value === undefined ? [] : [{ fromId, value }];
      });
      const isSame = from.length === 1 && from[0]?.isWhole === true;
      return [unitId, { value: isSame ? (parts[0]?.value ?? null) : null, parts }];
    }),
  );
}

function unitsOf(place: Place): readonly string[] {
  if (place.kind === 'one') return [place.unitId];
  return place.kind === 'shared' ? place.parts.map(({ unitId }) => unitId) : place.among;
}

const heldBy = (place: Exclude<Place, { kind: 'one' }>): Pick<Unplaced<unknown>, 'holderId' | 'among'> => ({
  holderId: place.holderId,
  among: unitsOf(place),
});
