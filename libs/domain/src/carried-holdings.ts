import type { UnitLevel } from '@langmoi/contracts/common';
import type { CarriedHolding, CarriedHoldings, TitleSubject } from '@langmoi/contracts/culture';
import { carryAmounts, type Amount } from './units/carry';
import { carriedOf, type Asked, type Dated } from './units/lineage';

/** How many hold a title in a unit: the newest that is said of it. */
export interface SaidHolding {
  readonly title: string;
  readonly subject: TitleSubject;
  readonly unitId: string;
  readonly level: UnitLevel;
  readonly asOf: string;
  readonly holders: number | null;
  readonly universe: number | null;
}

/**
 * Titles by the units of another day; nothing where nobody asked. Households go by shares, all else a share cannot
 * divide. Both numbers of a rate go the same way, so that it can be told from them; the sums over all units, those that
 * only hold something for certain among them, are what they were. `ofProvince`: what is said of the province as a whole
 * besides, whose place is told as well.
 */
export function carriedHoldings(
  asked: Asked | null,
  said: readonly SaidHolding[],
  ofProvince: readonly { readonly asOf: string }[] = [],
): { carried?: CarriedHoldings } {
  if (!asked) return {};
  const whole = ofProvince.map(({ asOf: on }) => ({ unitId: null, on }));
  const { carried } = carriedOf(asked, [...said.map(datedOf), ...whole], 'households');
  if (!carried) return {};
  const groups = Map.groupBy(said, ({ title, level }) => `${title} ${level}`);
  return { carried: { ...carried, holdings: [...groups.values()].flatMap((group) => carriedGroup(asked, group)) } };
}

const datedOf = ({ unitId, asOf }: SaidHolding): Dated => ({ unitId, on: asOf });

/** Of one title, said of units of one level. */
function carriedGroup({ placing }: Asked, group: readonly SaidHolding[]): CarriedHolding[] {
  const [first] = group;
  if (!first) return [];
  const byUnit = new Map(group.map((one) => [one.unitId, one]));
  const carry = (of: 'holders' | 'universe') =>
    carryAmounts(new Map(group.map((one) => [one.unitId, BigInt(one[of] ?? 0)])), (unitId) => {
      const one = byUnit.get(unitId) ?? first;
      return placing.find(datedOf(one), one.subject === 'household' ? 'households' : null);
    });
  const [holders, universe] = [carry('holders'), carry('universe')];
  const told = (unitId: string | null, isPlaced: boolean, pieces: CarriedHolding['pieces']): CarriedHolding => ({
    ...{ title: first.title, saidOf: first.level, unit: unitId === null ? null : placing.unit(unitId), isPlaced },
    ...{ holders: sumOf(pieces, 'holders'), universe: sumOf(pieces, 'universe'), pieces },
  });
  const piecesOf = ({ pieces }: Amount, others: Amount['pieces']): CarriedHolding['pieces'] =>
    pieces.map((piece, index) => {
      const other = others[index];
      const one = byUnit.get(piece.fromId);
      return {
        fromId: piece.fromId,
        holders: one?.holders == null ? null : Number(piece.amount),
        universe: one?.universe == null ? null : Number(other?.amount ?? 0n),
        isRounded: piece.isRounded || other?.isRounded === true,
      };
    });
  // The same units in the same order, for both went the same way.
  const placed = [...holders.byUnit].map(([unitId, amount]) =>
    told(unitId, true, piecesOf(amount, universe.byUnit.get(unitId)?.pieces ?? [])),
  );
  const held = holders.unplaced.map(({ holderId, value }, index) => ({
    holderId,
    pieces: piecesOf(value, universe.unplaced[index]?.value.pieces ?? []),
  }));
  const unplaced = [...Map.groupBy(held, ({ holderId }) => holderId)].map(([holderId, parts]) =>
    told(
      holderId,
      false,
      parts.flatMap(({ pieces }) => pieces),
    ),
  );
  return [...placed, ...unplaced];
}

/** Null where a piece has none: a sum of some says nothing of all. */
function sumOf(pieces: CarriedHolding['pieces'], of: 'holders' | 'universe'): number | null {
  const known = pieces.flatMap((piece) => piece[of] ?? []);
  return known.length === pieces.length ? known.reduce((sum, one) => sum + one, 0) : null;
}
