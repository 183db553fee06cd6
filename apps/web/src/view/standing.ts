import type { CommuneStanding, GroupRow, ProvinceOverview } from '@langmoi/contracts/reporting';
import type { Carried, UnitForm } from '@langmoi/contracts/units';
import { matches } from './format';

export type CellState = 'achieved' | 'missing' | 'inferred' | 'noData';

/**
 * What is known of one criterion of one commune. A commune nobody described has no data, not a failure; of one that is
 * recognised and not described, each criterion is inferred from the recognition and nobody's word.
 */
export function cellOf(
  { metCount, missing, basis }: Pick<CommuneStanding, 'metCount' | 'missing' | 'basis'>,
  criterion: number,
): CellState {
  if (metCount === null) return 'noData';
  if (basis === 'recognised') return 'inferred';
  return missing.includes(criterion) ? 'missing' : 'achieved';
}

export interface CommuneFilter {
  readonly asked: string;
  readonly district: string;
  /** `19`, `14` …, `none` for no data; empty for all. */
  readonly met: string;
  readonly standing: string;
}

const standings: Readonly<Record<string, (one: CommuneStanding) => boolean>> = {
  recognised: ({ recognised }) => recognised.length > 0,
  registered: ({ registered }) => registered.length > 0,
  dossier: ({ dossier }) => dossier !== null,
  noData: ({ metCount }) => metCount === null,
  near: (one) => tileOf(one) === 'near',
  far: (one) => tileOf(one) === 'far',
};

const hasMet = (metCount: number | null, met: string) =>
  met === 'none' ? metCount === null : metCount === Number(met);

/** The communes that answer every filter; search needs no Vietnamese marks. */
export function filterCommunes(communes: readonly CommuneStanding[], filter: CommuneFilter): CommuneStanding[] {
  const fits = standings[filter.standing];
  return communes.filter(
    (one) =>
      matches(`${one.name} ${one.districtName} ${one.code}`, filter.asked) &&
      (!filter.district || one.districtId === filter.district) &&
      (!filter.met || hasMet(one.metCount, filter.met)) &&
      (!fits || fits(one)),
  );
}

/** Groups worth a bar: those with a commune by the paper or by our rows, most criteria first. */
export function barsOf(groups: readonly GroupRow[]): GroupRow[] {
  return groups
    .filter(({ stated, computed }) => computed > 0 || (stated ?? 0) > 0)
    .sort((one, other) => other.met - one.met);
}

export type TileState = 'recognised' | 'near' | 'far' | 'noData';

/** How a commune stands in one glance: recognised, every criterion met, some missing, or nothing said of it. */
export function tileOf({
  recognised,
  metCount,
  total,
}: Pick<CommuneStanding, 'recognised' | 'metCount' | 'total'>): TileState {
  if (recognised.length > 0) return 'recognised';
  if (metCount === null) return 'noData';
  return metCount === total ? 'near' : 'far';
}

/** Communes that are shown together: those of a district, or those that lie in a unit of another day. */
export interface TileGroup {
  readonly key: string;
  /** Null: those that lie whole in none; or `all`, of a day without districts. */
  readonly unit:
    Pick<UnitForm, 'unitId' | 'kind' | 'name'> | { readonly unitId: string; readonly fullName: string } | null;
  readonly communes: readonly CommuneStanding[];
}

/**
 * Every commune in one group: by its district, all in one where the day has none, or carried by the districts of the
 * other day, else by its communes.
 */
export function tileGroupsOf({
  districts,
  communes,
  carried,
}: Pick<ProvinceOverview, 'districts' | 'communes' | 'carried'>): TileGroup[] {
  if (!carried && districts.length === 0) return communes.length > 0 ? [{ key: 'all', unit: null, communes }] : [];
  if (!carried) {
    return districts.map(({ districtId: key, name: fullName }) => ({
      ...{ key, unit: { unitId: key, fullName } },
      communes: communes.filter(({ districtId }) => districtId === key),
    }));
  }
  const level = carried.units.some(({ unit }) => unit?.level === 'district') ? 'district' : 'commune';
  const groups = carried.units.flatMap(({ unit, communes: ids }): TileGroup[] =>
    unit?.level === level
      ? [{ key: unit.unitId, unit, communes: communes.filter(({ communeId }) => ids.includes(communeId)) }]
      : [],
  );
  const shown = new Set(groups.flatMap((group) => group.communes));
  const rest = communes.filter((commune) => !shown.has(commune));
  return rest.length > 0 ? [...groups, { key: 'rest', unit: null, communes: rest }] : groups;
}

/** The unit of the other day that holds each commune whole, by the commune's id. */
export const carriedUnits = ({ carried }: { readonly carried?: Carried }): ReadonlyMap<string, UnitForm> =>
  new Map(carried?.places.flatMap(({ fromId, unit }) => (unit ? [[fromId, unit]] : [])));

/** Communes under the unit of the other day that holds each whole, in their own order; those that none does come last. */
export function underUnits(
  communes: readonly CommuneStanding[],
  units: ReadonlyMap<string, UnitForm>,
): { readonly unit: UnitForm | null; readonly communes: readonly CommuneStanding[] }[] {
  const its = (unitId?: string) => communes.filter(({ communeId }) => units.get(communeId)?.unitId === unitId);
  const holders = new Map([...units.values()].map((unit) => [unit.unitId, unit]));
  const sorted = [...holders.values()].sort((one, other) => one.name.localeCompare(other.name, 'vi'));
  const groups = [...sorted.map((unit) => ({ unit, communes: its(unit.unitId) })), { unit: null, communes: its() }];
  return groups.filter((group) => group.communes.length > 0);
}

/** The communes that the figures of a unit are of: those that lie whole in it, and those that may have a part there. */
export function madeOf(
  { communes, carried }: Pick<ProvinceOverview, 'communes' | 'carried'>,
  unitId: string,
): { readonly whole: readonly CommuneStanding[]; readonly perhaps: readonly CommuneStanding[] } {
  const places = new Map(carried?.places.map((place) => [place.fromId, place]));
  const isPart = (communeId: string) =>
    places.get(communeId)?.parts.some(({ unit }) => unit.unitId === unitId) ?? false;
  return {
    whole: communes.filter(({ communeId }) => places.get(communeId)?.unit?.unitId === unitId),
    perhaps: communes.filter(({ communeId }) => places.get(communeId)?.unit === null && isPart(communeId)),
  };
}
