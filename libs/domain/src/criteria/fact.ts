import type { FactFault } from '@langmoi/contracts/judgement';
import type { MeasuredValue, Share } from '@langmoi/contracts/criteria-facts';
import type { IndicatorLaw } from '@langmoi/contracts/criteria-law';
import { compare, exact, isAbove, over, rounded, times, type Exact } from './exact';

export type { FactFault };

/** One number that is held against a threshold; null where there was nothing to measure it by. */
export interface Figure {
  readonly part: 'whole' | 'ofWhich' | 'women' | 'men';
  readonly value: Exact | null;
}

type Measured = IndicatorLaw['measured'];

const hundred: Exact = { part: 100n, of: 1n };

/** Everything that is wrong with a value for its indicator; empty for a value that can be. Pure. */
export function faultsOf(
  { measured, ifAny }: Pick<IndicatorLaw, 'measured' | 'ifAny'>,
  value: MeasuredValue,
): FactFault[] {
  if (value.kind === 'none') return ifAny ? [] : ['noneNotAsked'];
  if (value.kind !== valueKindOf(measured)) return ['wrongKind'];
  const faults = ownFaults(value, perOf(measured));
  return faults.length > 1 ? [...new Set(faults)] : faults;
}

/** Where in a value a fault lies, as an RFC 6901 pointer; of both sexes it is not said which. Pure. */
export const placeOf = (fault: FactFault, { kind }: MeasuredValue): string =>
  kind === 'bothSexes' ? '' : places[fault];

const places: Readonly<Record<FactFault, string>> = {
  wrongKind: '/kind',
  noneNotAsked: '/kind',
  negative: '',
  notWhole: '/value',
  numeratorAboveDenominator: '/numerator',
  ofWhichAboveNumerator: '/ofWhich',
  rateDisagrees: '/printedRate',
  outOfNothing: '/denominator',
};

/** The numbers that a value gives. The value has no faults. */
export function figuresOf(measured: Measured, value: MeasuredValue): Figure[] {
  switch (value.kind) {
    case 'yesNo':
      return [{ part: 'whole', value: { part: value.yes ? 1n : 0n, of: 1n } }];
    case 'amount':
    case 'count':
      return [{ part: 'whole', value: exact(value.value) }];
    case 'ratio':
      return [{ part: 'whole', value: rateOf(value, perOf(measured)) }];
    case 'bothSexes':
      return [
        { part: 'women', value: rateOf(value.women, 100) },
        { part: 'men', value: rateOf(value.men, 100) },
      ];
    case 'ofWhich':
      return [
        { part: 'whole', value: rateOf(value, 100) },
        { part: 'ofWhich', value: rateOf({ numerator: value.ofWhich, denominator: value.denominator }, 100) },
      ];
    case 'none':
      return [];
  }
}

/**
 * Whether a share of it is of nothing, 0/0: it can be so, and no rate follows. What hangs on it stays open for a person to
 * decide with evidence, so whoever types it is told. Pure.
 */
export function isOutOfNothing(value: MeasuredValue): boolean {
  if (value.kind === 'bothSexes') return [value.women, value.men].some(({ denominator }) => isNought(denominator));
  return (value.kind === 'ratio' || value.kind === 'ofWhich') && isNought(value.denominator);
}

const isNought = (decimal: string): boolean => !/[1-9]/.test(decimal);

/** What kind of value an indicator is entered as; null for those that nobody enters. */
export function valueKindOf({ kind }: Measured): MeasuredValue['kind'] | null {
  if (kind === 'absence') return 'count';
  if (kind === 'aboveTier') return 'amount';
  return kind === 'tier' || kind === 'below' ? null : kind;
}

/** Most values have none, so none is made for them. */
function ownFaults(value: Exclude<MeasuredValue, { kind: 'none' }>, per: 100 | 1): FactFault[] {
  const faults: FactFault[] = [];
  switch (value.kind) {
    case 'yesNo':
      break;
    case 'amount':
      addSign(faults, value.value);
      break;
    case 'count':
      addSign(faults, value.value);
      addPart(faults, value.value);
      break;
    case 'bothSexes':
      addShare(faults, value.women, 100);
      addShare(faults, value.men, 100);
      break;
    case 'ofWhich':
      addShare(faults, value, 100);
      addSign(faults, value.ofWhich);
      if (isAbove(value.ofWhich, value.numerator)) faults.push('ofWhichAboveNumerator');
      break;
    case 'ratio':
      addShare(faults, value, per);
      addRate(faults, value, per);
  }
  return faults;
}

const perOf = (measured: Measured): 100 | 1 => (measured.kind === 'ratio' ? measured.per : 100);

/** In percent, or as a multiple; null where there is nothing to divide by. */
function rateOf({ numerator, denominator }: Share, per: 100 | 1): Exact | null {
  const share = over(exact(numerator), exact(denominator));
  return share && (per === 100 ? times(share, hundred) : share);
}

function addSign(faults: FactFault[], decimal: string): void {
  if (decimal.startsWith('-') && !isNought(decimal)) faults.push('negative');
}

function addPart(faults: FactFault[], decimal: string): void {
  if (/\.\d*[1-9]/.test(decimal)) faults.push('notWhole');
}

/** A share of a whole is at most all of it; a multiple may be more than one, but not of nothing. */
function addShare(faults: FactFault[], { numerator, denominator }: Share, per: 100 | 1): void {
  addSign(faults, numerator);
  addSign(faults, denominator);
  if (per === 100 && isAbove(numerator, denominator)) faults.push('numeratorAboveDenominator');
  if (per === 1 && isNought(denominator) && !isNought(numerator)) faults.push('outOfNothing');
}

function addRate(faults: FactFault[], value: Extract<MeasuredValue, { kind: 'ratio' }>, per: 100 | 1): void {
  const { printedRate: printed } = value;
  if (printed === undefined) return;
  const rate = rateOf(value, per);
  const places = printed.split('.')[1]?.length ?? 0;
  const agrees = rate !== null && compare(exact(rounded(rate, places)), exact(printed)) === 0;
  if (!agrees) faults.push('rateDisagrees');
}
