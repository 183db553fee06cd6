import type { GapView, MissingOfUnit, MissingPartView } from '@langmoi/contracts/missing';

export type MissingPart = MissingPartView;

/** What is counted, by the law's own title: "Tỷ lệ hộ …" counts households. Null where it does not say it plainly. */
export function thingCounted(title: string) {
  const [, noun = ''] =
    /^Tỷ lệ (hộ|người|trẻ em|học sinh|lao động|trường|thôn|ấp)(?! gia đình và)(?=[\s,])/u.exec(title) ?? [];
  return things[noun] ?? null;
}

const things: Readonly<
  Record<string, 'households' | 'people' | 'children' | 'pupils' | 'workers' | 'schools' | 'hamlets'>
> = {
  hộ: 'households',
  người: 'people',
  'trẻ em': 'children',
  'học sinh': 'pupils',
  'lao động': 'workers',
  trường: 'schools',
  thôn: 'hamlets',
  ấp: 'hamlets',
};

/** A gap as a share of what is asked, in percent; where none is allowed all of it is too much. For the eye alone. */
export function percentOf({ part, of }: Pick<GapView['relative'], 'part' | 'of'>): number {
  return of === '0' ? 100 : (100 * Number(part)) / Number(of);
}

/** Why nobody can tell: of what is open because of its parts the first of these that is. */
export function openBecause({ because, indicators }: MissingPart): MissingPart['because'] {
  return because === 'parts' ? (indicators.find(({ outcome }) => outcome === 'unknown')?.because ?? because) : because;
}

/** What lacks a number is counted apart from what has one, and neither from what is open. */
export function waysOf(parts: readonly Pick<MissingPart, 'way'>[]): Readonly<Record<MissingPart['way'], number>> {
  const ways = { measured: 0, unmeasured: 0, open: 0 };
  for (const { way } of parts) ways[way] += 1;
  return ways;
}

/** Communes, and of what they lack how much is measured, fails without a number, and is open. */
export interface Lacking extends ReturnType<typeof waysOf> {
  readonly communes: number;
  /** Communes that something is known to fail of. */
  readonly lacking: number;
  /** Communes that lack nothing. */
  readonly allMet: number;
}

/** What communes lack, counted. */
export const lackingOf = (rows: readonly MissingOfUnit[]): Lacking => ({
  communes: rows.length,
  lacking: rows.filter(({ parts }) => parts.some(({ way }) => way !== 'open')).length,
  allMet: rows.filter(({ parts }) => parts.length === 0).length,
  ...waysOf(rows.flatMap(({ parts }) => parts)),
});

/** Of open parts by why: so many lines as reasons, each with what it holds of, in the order in which they came. */
export function openByReason<T>(open: readonly { readonly part: MissingPart; readonly what: T }[]) {
  const reasons = new Map<MissingPart['because'], T[]>();
  for (const { part, what } of open) {
    const because = openBecause(part);
    reasons.set(because, [...(reasons.get(because) ?? []), what]);
  }
  return [...reasons].map(([because, whats]) => ({ because, whats }));
}

export interface Lack {
  readonly unitId: string;
  readonly part: MissingPart;
}

const order = ['measured', 'unmeasured', 'open'] as const;

/** One criterion over all communes, in the order in which a service puts those of one commune. */
export function lacksOf(rows: readonly MissingOfUnit[], of: MissingPart['of']): Lack[] {
  return rows
    .flatMap(({ unitId, parts }) => parts.filter((part) => part.of === of).map((part) => ({ unitId, part })))
    .sort(
      (one, other) =>
        order.indexOf(one.part.way) - order.indexOf(other.part.way) || farthest(one.part) - farthest(other.part),
    );
}

const farthest = (part: MissingPart): number =>
  part.farthest ? Number(part.farthest.part) / Number(part.farthest.of) : 0;
