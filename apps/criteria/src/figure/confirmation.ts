import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { ConfirmingFigure, FigureOfCommune, FigureView } from '@langmoi/contracts/figures';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { invalidRequest, Problem, type InputError } from '@langmoi/contracts/problem';
import { isDeepStrictEqual } from 'node:util';
import { isLedBy, type Leads } from '../lead/lead.service';
import { counting, faultsOfValue, indicatorsOf, refuseStale, type Moment } from './figure';

/** What confirmations are held against. */
export interface Confirmable {
  readonly set: CriteriaSetView;
  readonly leads: Leads;
  readonly organisationId: string;
  /** Units of the province that the set is of, of those that are named. */
  readonly unitIds: readonly string[];
  /** All versions of what is confirmed. */
  readonly versions: readonly FigureView[];
}

/** A confirmation with what it is about: the newest word of the unit, or of a paper of it, of that day. */
export interface Confirmed {
  readonly figure: ConfirmingFigure;
  readonly about: FigureView;
  readonly value: NonNullable<FigureView['value']>;
  /** The version that it becomes. */
  readonly version: number;
}

/**
 * The confirmations, each with what it is about. Throws `/problems/not-permitted` where the organisation leads a criterion
 * of none; `/problems/invalid-request` with every other fault at its place; `/problems/stale-version` with all that was not
 * seen. Pure.
 */
export function confirmed(ground: Confirmable, confirmations: readonly ConfirmingFigure[]): Confirmed[] {
  const at = (check: (one: ConfirmingFigure, index: number) => InputError[]) =>
    confirmations.flatMap((one, index) =>
      check(one, index).map(({ pointer, detail }) => ({ pointer: `/confirmations/${index}${pointer}`, detail })),
    );
  const notLed = at(({ indicator }) => faultsOfLead(ground, indicator));
  if (notLed.length > 0)
    throw new Problem('/problems/not-permitted', 403, 'Another office leads the criterion', { errors: notLed });
  const said = Map.groupBy(ground.versions, keyOf);
  const errors = at((one, index) => {
    const isFirst = confirmations.findIndex((other) => keyOf(other) === keyOf(one)) === index;
    return isFirst ? faultsOf(ground, said.get(keyOf(one)) ?? [], one) : [fault('/indicator', inputTexts.figureAbove)];
  });
  if (errors.length > 0) throw invalidRequest(errors, 422);
  const all = confirmations.map((figure) => ({ figure, versions: said.get(keyOf(figure)) ?? [] }));
  refuseStale(
    'confirmations',
    all.map(({ figure, versions }) => ({ ...figure, newest: newestOfItsDay(versions, figure) })),
  );
  return all.flatMap(({ figure, versions }): Confirmed[] => {
    const about = aboutOf(versions, figure);
    const value = figure.value ?? about?.value;
    const last = newestOf(versions)?.version ?? 0;
    return about && value ? [{ figure, about, value, version: last + 1 }] : [];
  });
}

/** What a commune and the department say of an indicator by the moment. Pure. */
export function saidAndConfirmed(indicator: string, versions: readonly FigureView[], moment: Moment): FigureOfCommune {
  const byBasis = (isConfirmed: boolean) => versions.filter(({ basis }) => (basis === 'confirmed') === isConfirmed);
  return {
    indicator,
    said: counting(byBasis(false), moment),
    confirmed: counting(byBasis(true), moment),
    isConfirmed: counting(versions, moment)?.basis === 'confirmed',
  };
}

const unknownUnit = ({ level }: CriteriaSetView): InputError['detail'] =>
  level === 'commune' ? inputTexts.communeUnknown : inputTexts.districtUnknown;

const keyOf = ({ communeId, indicator }: { communeId: string; indicator: string }): string =>
  `${communeId} ${indicator}`;
const fault = (pointer: string, detail: InputError['detail']): InputError => ({ pointer, detail });

function newestOf(versions: readonly FigureView[]): FigureView | undefined {
  return [...versions].sort((a, b) => b.version - a.version)[0];
}

/** What was said last of the day of the version that was seen: what is said later of another day is no newer word of it. */
function newestOfItsDay(versions: readonly FigureView[], { seenVersion }: ConfirmingFigure): FigureView | undefined {
  const seen = versions.find(({ version }) => version === seenVersion);
  return newestOf(seen ? versions.filter(({ asOf }) => asOf === seen.asOf) : versions);
}

/** A confirmation that is confirmed anew is about what it was about. */
function aboutOf(versions: readonly FigureView[], figure: ConfirmingFigure): FigureView | undefined {
  const newest = newestOfItsDay(versions, figure);
  return newest?.about === null ? newest : versions.find(({ version }) => version === newest?.about);
}

/** Of what the set has not, the next look tells. */
function faultsOfLead({ set, leads, organisationId }: Confirmable, code: string): InputError[] {
  const criterion = set.criteria.find(({ indicators }) => indicators.some((one) => one.code === code));
  const isUnknown = !criterion && !indicatorsOf(set).some((one) => one.code === code);
  const isLed = isLedBy(leads, criterion?.no ?? null, organisationId);
  return isUnknown || isLed ? [] : [fault('/indicator', inputTexts.figureNotLed)];
}

function faultsOf({ set, unitIds }: Confirmable, versions: readonly FigureView[], one: ConfirmingFigure): InputError[] {
  const indicator = indicatorsOf(set).find(({ code }) => code === one.indicator);
  if (!indicator) return [fault('/indicator', inputTexts.indicatorUnknown)];
  if (!unitIds.includes(one.communeId)) return [fault('/communeId', unknownUnit(set))];
  const about = aboutOf(versions, one);
  if (!about?.value) return [fault('/indicator', inputTexts.figureUnknown)];
  if (!one.value) return [];
  const isOther = !isDeepStrictEqual(one.value, about.value);
  const reason = isOther && one.note === undefined ? [fault('/note', inputTexts.reasonNeeded)] : [];
  return [...faultsOfValue(indicator, one.value), ...reason];
}
