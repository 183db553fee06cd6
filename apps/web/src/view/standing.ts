import type { CommuneStanding, GroupRow } from '@langmoi/contracts/reporting';
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
