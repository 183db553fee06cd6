/** How far a commune is by the criteria that it meets: all of them, most, more than half, fewer; or nobody knows. */
export type TileLevel = 'full' | 'high' | 'mid' | 'low' | 'noData';

export const tileLevels: readonly TileLevel[] = ['full', 'high', 'mid', 'low', 'noData'];

/** Of a total the least that each level takes. */
const leastOf = (total: number): Readonly<Record<'high' | 'mid', number>> => ({
  high: Math.ceil((total * 3) / 4),
  mid: Math.ceil(total / 2),
});

export function levelOf(met: number | null, total: number | null): TileLevel {
  if (met === null || total === null || total === 0) return 'noData';
  if (met >= total) return 'full';
  const { high, mid } = leastOf(total);
  return met >= high ? 'high' : met >= mid ? 'mid' : 'low';
}

/** From how many to how many criteria a level goes; null where it takes none. */
export function rangeOf(level: Exclude<TileLevel, 'noData'>, total: number): { from: number; to: number } | null {
  const { high, mid } = leastOf(total);
  const ranges = {
    full: { from: total, to: total },
    high: { from: high, to: total - 1 },
    mid: { from: mid, to: high - 1 },
    low: { from: 0, to: mid - 1 },
  };
  const range = ranges[level];
  return range.from > range.to ? null : range;
}

/** A tile's middle on the screen. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/**
 * The tile that an arrow leads to: left and right the next in order, up and down the nearest of the closest line there;
 * null at an edge. Pure.
 */
export function tileAfter(spots: readonly Spot[], at: number, arrow: Arrow): number | null {
  const here = spots[at];
  if (!here) return null;
  if (arrow === 'ArrowLeft') return at > 0 ? at - 1 : null;
  if (arrow === 'ArrowRight') return at < spots.length - 1 ? at + 1 : null;
  const way = arrow === 'ArrowUp' ? -1 : 1;
  const ahead = spots
    .map((spot, index) => ({ index, down: (spot.y - here.y) * way, aside: Math.abs(spot.x - here.x) }))
    .filter(({ down }) => down > 1)
    .sort((one, other) => one.down - other.down || one.aside - other.aside);
  const line = ahead.filter(({ down }) => down - (ahead[0]?.down ?? 0) < 1);
  return line[0]?.index ?? null;
}
