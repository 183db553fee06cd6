import type { CriteriaSetView, IndicatorView } from '@langmoi/contracts/criteria';
import type { EnteringFigure, FigureView, IndicatorFigures, StaleFigure } from '@langmoi/contracts/figures';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { invalidRequest, Problem, type InputError } from '@langmoi/contracts/problem';
import type { UnitState } from '@langmoi/contracts/units';
import { faultsOf, placeOf } from '@langmoi/domain/criteria/fact';
import type { FigureRow } from './figure.entity';

/**
 * Up to which day facts are asked for, and by what was known when; null: by all that is said, be it of a day that a demo's
 * clock has not reached, and by all that is known now. Days as YYYY-MM-DD.
 */
export interface Moment {
  readonly on: string | null;
  readonly knownOn: string | null;
}

/** As the query of a question has it. */
export interface Asking {
  readonly on?: string;
  readonly knownOn?: string;
  /** By the units of which day it is told besides. */
  readonly units?: string;
}

/**
 * What counts of the versions of one indicator: of the days up to then the latest of which something stands, and of that
 * day the newest version, whoever said it. A version without a value leaves nothing of its day. Pure.
 */
export function counting<F extends Pick<FigureView, 'version' | 'asOf' | 'knownOn' | 'value'>>(
  versions: readonly F[],
  { on, knownOn }: Moment,
): F | null {
  const newest = new Map<string, F>();
  for (const one of versions) {
    if ((on !== null && one.asOf > on) || (knownOn !== null && one.knownOn > knownOn)) continue;
    if (one.version > (newest.get(one.asOf)?.version ?? 0)) newest.set(one.asOf, one);
  }
  const standing = [...newest.values()].filter(({ value }) => value !== null);
  return standing.sort((a, b) => (a.asOf < b.asOf ? 1 : -1))[0] ?? null;
}

/** Every indicator that something was said of by the moment, in the order of the set. Pure. */
export function figuresAt(
  versions: readonly FigureView[],
  set: Pick<CriteriaSetView, 'conditions' | 'criteria'>,
  moment: Moment,
): IndicatorFigures[] {
  const { knownOn } = moment;
  const known = versions.filter((one) => knownOn === null || one.knownOn <= knownOn);
  const said = Map.groupBy(known, ({ indicator }) => indicator);
  return indicatorsOf(set).flatMap(({ code: indicator }) => {
    const own = [...(said.get(indicator) ?? [])].sort((a, b) => b.version - a.version);
    return own.length === 0 ? [] : [{ indicator, counts: counting(own, moment), versions: own }];
  });
}

/** The conditions of a set and the indicators of its criteria. */
export const indicatorsOf = ({ conditions, criteria }: Pick<CriteriaSetView, 'conditions' | 'criteria'>) => [
  ...conditions,
  ...criteria.flatMap(({ indicators }) => indicators),
];

/** Whether there was a unit on a day; where the register tells nothing of its life, it is believed. Pure. */
export const wasThere = (life: readonly UnitState[] | null, on: string): boolean =>
  life === null || life.some(({ fromOn, toOn }) => (fromOn ?? on) <= on && on <= (toOn ?? on));

/** Throws `/problems/invalid-request` at the day, if there was no such unit on it: nothing can be said of it then. */
export function refuseAbsent(life: readonly UnitState[] | null, asOf: string): void {
  if (!wasThere(life, asOf)) throw invalidRequest([{ pointer: '/asOf', detail: inputTexts.unitNotThereThen }], 422);
}

/** What a command's figures are held against. */
export interface Sheet {
  readonly set: Pick<CriteriaSetView, 'id' | 'conditions' | 'criteria'>;
  readonly life: readonly UnitState[] | null;
  readonly versions: readonly FigureView[];
}

interface Entering {
  readonly criteriaSet: string;
  readonly asOf: string;
  readonly figures: readonly EnteringFigure[];
}

/**
 * Refuses what cannot be a figure of the commune on the day: `/problems/invalid-request` with every fault at its place;
 * then `/problems/stale-version` with all that the author has not seen.
 */
export function refuseFigures(sheet: Sheet, { criteriaSet, asOf, figures }: Entering): void {
  const ofAll: InputError[] = [
    ...when(criteriaSet !== sheet.set.id, '/criteriaSet', inputTexts.otherSetThen),
    ...when(!wasThere(sheet.life, asOf), '/asOf', inputTexts.unitNotThereThen),
  ];
  if (ofAll.length > 0) throw invalidRequest(ofAll, 422);
  const errors = figures.flatMap((figure, index) =>
    faultsOfFigure(sheet, figure, {
      asOf,
      isFirst: figures.findIndex(({ indicator }) => indicator === figure.indicator) === index,
    }).map(({ pointer, detail }) => ({ pointer: `/figures/${index}${pointer}`, detail })),
  );
  if (errors.length > 0) throw invalidRequest(errors, 422);
  const newest = newestOf(sheet.versions);
  refuseStale(
    'figures',
    figures.map(({ indicator, seenVersion }) => ({ indicator, seenVersion, newest: newest.get(indicator) })),
  );
}

/** The newest version of each indicator. */
export function newestOf(versions: readonly FigureView[]): Map<string, FigureView> {
  const newest = new Map<string, FigureView>();
  for (const one of versions) {
    if (one.version > (newest.get(one.indicator)?.version ?? 0)) newest.set(one.indicator, one);
  }
  return newest;
}

/** A figure whose author saw one version, and the newest that there is. */
interface Seen {
  readonly indicator: string;
  readonly seenVersion: number;
  readonly newest: FigureView | undefined;
}

/** Throws `/problems/stale-version` with all that was not seen, each at its place in the list of the request. */
export function refuseStale(list: 'figures' | 'confirmations', seen: readonly Seen[]): void {
  const stale = seen.flatMap(({ newest, ...one }, index) =>
    (newest?.version ?? 0) === one.seenVersion ? [] : [{ ...one, newest, index }],
  );
  if (stale.length === 0) return;
  throw new Problem('/problems/stale-version', 409, 'There is a newer version than the one you saw', {
    stale: stale.flatMap(({ indicator, seenVersion, newest }): StaleFigure[] =>
      newest ? [{ indicator, seenVersion, current: newest }] : [],
    ),
    errors: stale.map(({ index }) => ({ pointer: `/${list}/${index}/seenVersion`, detail: inputTexts.figureChanged })),
  });
}

/** What is wrong with one figure, each with the place within it. Pure. */
function faultsOfFigure(
  { set, versions }: Sheet,
  { indicator: code, value, note }: EnteringFigure,
  { asOf, isFirst }: { asOf: string; isFirst: boolean },
): InputError[] {
  const indicator = indicatorsOf(set).find((one) => one.code === code);
  if (!indicator) return [{ pointer: '/indicator', detail: inputTexts.indicatorUnknown }];
  if (!isFirst) return [{ pointer: '/indicator', detail: inputTexts.indicatorAbove }];
  if (value) return faultsOfValue(indicator, value);
  const own = versions.filter((one) => one.indicator === code && one.asOf === asOf);
  const isThere = counting(own, { on: asOf, knownOn: null }) !== null;
  return [
    ...when(!isThere, '/value', inputTexts.nothingToTakeBack),
    ...when(note === undefined, '/note', inputTexts.takingBackReason),
  ];
}

/** What is wrong with a value for its indicator, each with the place within the figure. Pure. */
export function faultsOfValue({ law }: IndicatorView, value: NonNullable<EnteringFigure['value']>): InputError[] {
  if (!law) return [{ pointer: '/indicator', detail: inputTexts.indicatorNotMeasured }];
  return faultsOf(law, value).map((fault) => ({
    pointer: `/value${placeOf(fault, value)}`,
    detail: inputTexts[fault],
  }));
}

const when = (is: boolean, pointer: string, detail: InputError['detail']): InputError[] =>
  is ? [{ pointer, detail }] : [];

/** As much of a row as is told. */
export type SaidFigure = Omit<FigureRow, 'provinceId' | 'setVersion' | 'entryId' | 'recordedBy' | 'appointmentId'>;

export function viewOf(row: SaidFigure): FigureView {
  const { unitId: communeId, criteriaSet, indicator, version, basis, value, asOf, knownOn, about } = row;
  const { organisationId, source, rehearsal, capacity, note, evidence } = row;
  return {
    ...{ communeId, criteriaSet, indicator, version, basis, value, asOf, knownOn, about, organisationId },
    ...{ source, rehearsal, recordedAt: row.recordedAt.toISOString(), capacity },
    ...(note !== null && { note }),
    ...(evidence !== null && { evidence }),
  };
}
