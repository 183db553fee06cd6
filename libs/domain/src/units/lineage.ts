import type { UnitLevel } from '@langmoi/contracts/common';
import type {
  Carried,
  CarriedPlace,
  Measure,
  UnitForm,
  UnitLife,
  UnitState,
  UnplacedReason,
} from '@langmoi/contracts/units';
import { fullName } from '../unit-name';
import { nearestDay, unitOn } from './on-a-day';
import { finderOf, type Finder, type Lineage, type Place } from './place';

/** As much of the history as these lives tell together; of a unit its own life is believed before that of its kin. */
export function lineageOf(lives: Iterable<UnitLife>): Lineage {
  const all = [...lives];
  const states = new Map<string, readonly UnitState[]>();
  for (const { states: own } of all) if (own[0]) states.set(own[0].unitId, own);
  for (const { kin } of all) {
    for (const [id, ofKin] of Map.groupBy(kin, ({ unitId }) => unitId)) if (!states.has(id)) states.set(id, ofKin);
  }
  // The same parts are in several lives. In one order, so that a rest of a division goes to the same unit everywhere.
  const parts = new Map(
    all.flatMap((life) => life.parts).map((part) => [`${part.on} ${part.fromId} ${part.toId}`, part]),
  );
  const inOrder = [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
  return { lives: states, partsFrom: Map.groupBy(inOrder, ({ fromId }) => fromId) };
}

/** Something said of a unit, of a day. */
export interface Dated {
  readonly unitId: string;
  readonly on: string;
}

/** Where units of any day lie on one day. */
export interface Placing {
  readonly on: string;
  /** `measure` null: what shares cannot divide, as a count of units. */
  readonly find: (said: Dated, measure: Measure | null) => Place;
  readonly unit: (unitId: string) => UnitForm | null;
  /** The unit and those it is below on that day, from itself upwards. */
  readonly upwards: (unitId: string | null) => UnitForm[];
  readonly placeOf: (said: Dated, measure: Measure | null) => CarriedPlace;
}

/** What was said of a day on which there was no such unit is taken as said on the nearest on which there was. */
export function placingOn(lineage: Lineage, on: string): Placing {
  const finders = new Map<string, Finder>();
  const finder = (from: string, measure: Measure): Finder => {
    const key = `${from} ${measure}`;
    const found = finders.get(key) ?? finderOf(lineage, from, on, measure);
    finders.set(key, found);
    return found;
  };
  const lifeOf = (unitId: string) => lineage.lives.get(unitId) ?? [];

  const find: Placing['find'] = ({ unitId, on: day }, measure) => {
    if (lifeOf(unitId).length === 0) return { kind: 'within', holderId: null, among: [] };
    const place = finder(nearestDay(lifeOf(unitId), day), measure ?? 'households')(unitId);
    if (measure !== null || place.kind !== 'shared') return place;
    return { kind: 'within', holderId: place.holderId, among: place.parts.map((part) => part.unitId) };
  };
  const unit: Placing['unit'] = (unitId) => {
    const state = unitOn(lineage, unitId, on);
    return state ? formOf(state) : null;
  };
  const upwards: Placing['upwards'] = (unitId) => {
    const found = unitId === null ? null : unit(unitId);
    return found ? [found, ...upwards(found.parentId)] : [];
  };

  return {
    ...{ on, find, unit, upwards },
    placeOf: (said, measure) => {
      const life = lifeOf(said.unitId);
      const place = find(said, measure);
      const fromOn = nearestDay(life, said.on);
      const was = unitOn(lineage, said.unitId, fromOn);
      const parts = partsOf(place).flatMap(({ unitId, share }) => {
        const found = unit(unitId);
        return found ? [{ unit: found, share }] : [];
      });
      return {
        ...{ fromId: said.unitId, fromName: was ? fullName(was) : '', fromOn },
        ...{ unit: place.kind === 'one' ? unit(place.unitId) : null, parts },
        holder: place.kind === 'one' || place.holderId === null ? null : unit(place.holderId),
        reason: reasonOf(place, was, fromOn <= on),
      };
    },
  };
}

/** A unit of a service's own copy, with its life; null where the register told of none. */
export interface Copied {
  readonly id: string;
  readonly level: UnitLevel;
  readonly life: UnitLife | null;
}

/** A province's figures by the units of the day asked for. */
export interface Asked {
  readonly placing: Placing;
  /** The province as a unit, which its own figures are of. */
  readonly province: string | null;
}

/** By the units of the day `units`, from a copy that is read only then; null where nobody asked. */
export async function askedFor(
  units: string | undefined,
  copy: () => Promise<readonly Copied[]>,
): Promise<Asked | null> {
  if (units === undefined) return null;
  const copied = await copy();
  return {
    placing: placingOn(lineageOf(copied.flatMap(({ life }) => life ?? [])), units),
    province: copied.find(({ level }) => level === 'province')?.id ?? null,
  };
}

/**
 * The field of a view that tells where the units lie of which something was said (`unitId` null: of the province), each
 * once for each day; nothing where nobody asked.
 */
export function carriedOf(
  asked: Asked | null,
  said: readonly { readonly unitId: string | null; readonly on: string }[],
  measure: Measure | null = null,
): { carried?: Carried } {
  if (!asked) return {};
  const { placing, province } = asked;
  const dated = said.flatMap(({ unitId, on }) => {
    const of = unitId ?? province;
    return of === null ? [] : [{ unitId: of, on }];
  });
  const once = new Map(dated.map((one) => [`${one.unitId} ${one.on}`, one]));
  return { carried: { on: placing.on, places: [...once.values()].map((one) => placing.placeOf(one, measure)) } };
}

/** The same from a copy that is read only where somebody asked. */
export const carriedFor = async (
  units: string | undefined,
  copy: () => Promise<readonly Copied[]>,
  ...said: Said
): Promise<{ carried?: Carried }> => carriedOf(await askedFor(units, copy), ...said);

type Said = Parameters<typeof carriedOf> extends [unknown, ...infer Rest] ? Rest : never;

/** The field of a line, or of a view of one thing, that tells where its unit lies. */
export const placeIn = (asked: Asked | null, said: Dated): { place?: CarriedPlace } =>
  asked ? { place: asked.placing.placeOf(said, null) } : {};

function partsOf(place: Place): { unitId: string; share: string | null }[] {
  if (place.kind === 'one') return [];
  if (place.kind === 'within') return place.among.map((unitId) => ({ unitId, share: null }));
  return place.parts.map(({ unitId, share: { part, of } }) => ({ unitId, share: `${String(part)}/${String(of)}` }));
}

/** Why a thing has no single place; null where it has one. */
function reasonOf(place: Place, was: UnitState | undefined, isForward: boolean): UnplacedReason | null {
  if (place.kind === 'one') return null;
  if (!was) return 'lifeUnknown';
  if (partsOf(place).length > 0) return isForward ? 'divided' : 'merged';
  return was.level === 'district' ? 'districtEnded' : 'ended';
}

const formOf = ({ unitId, parentId, level, kind, code, name }: UnitState): UnitForm => ({
  ...{ unitId, parentId, level, kind, code, name },
});
