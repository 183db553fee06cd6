import type { MeasuredValue, Share } from '@langmoi/contracts/criteria-facts';
import type { IndicatorLaw } from '@langmoi/contracts/criteria-law';
import type { FigureView } from '@langmoi/contracts/figures';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { faultsOf, figuresOf, placeOf, valueKindOf, type Figure } from '@langmoi/domain/criteria/fact';
import { rounded } from '@langmoi/domain/criteria/exact';
import { translate, type Key, type Language } from '../i18n/translate';
import { decimalText, readDigits } from './decimal';

/** A figure as it is typed: numbers by their place in the value (`/women/numerator`), as text until it is sent. */
export interface FigureTyped {
  readonly yes: '' | 'yes' | 'no';
  /** There is none of what is asked "nếu có". */
  readonly none: boolean;
  readonly numbers: Readonly<Record<string, string>>;
  readonly note: string;
  /** Names of what shows it, a line each. */
  readonly evidence: string;
}

export const nothingTyped: FigureTyped = { yes: '', none: false, numbers: {}, note: '', evidence: '' };

/** A number of a value: where it stands in it, and what it is called. */
export interface NumberPlace {
  readonly pointer: string;
  readonly word: Key;
}

const share = (prefix: string, sex?: 'women' | 'men'): NumberPlace[] => [
  { pointer: `${prefix}/numerator`, word: sex ? `figures.${sex}` : 'figures.numerator' },
  { pointer: `${prefix}/denominator`, word: sex ? `figures.${sex}All` : 'figures.denominator' },
];

const numbersOf: Readonly<Record<MeasuredValue['kind'], readonly NumberPlace[]>> = {
  yesNo: [],
  none: [],
  ratio: share(''),
  bothSexes: [...share('/women', 'women'), ...share('/men', 'men')],
  ofWhich: [...share(''), { pointer: '/ofWhich', word: 'figures.ofWhich' }],
  amount: [{ pointer: '/value', word: 'figures.amount' }],
  count: [{ pointer: '/value', word: 'figures.count' }],
};

type Law = Pick<IndicatorLaw, 'measured' | 'ifAny'>;

/** The numbers that an indicator is entered by; none for a yes or no. */
export const numberPlaces = ({ measured }: Law): readonly NumberPlace[] => numbersOf[valueKindOf(measured) ?? 'none'];

/** What is wrong at a place of a value. */
export interface ValueError {
  readonly pointer: string;
  readonly detail: string;
}

/** What was typed, read: a value, what is wrong with it, or nothing yet. */
export type ReadValue = { readonly value: MeasuredValue } | { readonly errors: readonly ValueError[] } | null;

const faults = {
  empty: 'error.fill',
  negative: 'money.negative',
  separators: 'figures.separators',
  long: 'figures.tooLong',
} as const;

/** Decimal digits as the contract has them, or the fault. */
function readDecimal(typed: string): { decimal: string } | { fault: keyof typeof faults } {
  const read = readDigits(typed);
  if ('fault' in read) return read;
  const { whole, decimals } = read;
  if (whole.length > 18 || decimals.length > 6) return { fault: 'long' };
  return { decimal: decimals ? `${whole}.${decimals}` : whole };
}

function assembled(kind: MeasuredValue['kind'], at: (pointer: string) => string): MeasuredValue | null {
  const shareAt = (prefix: string): Share => ({
    numerator: at(`${prefix}/numerator`),
    denominator: at(`${prefix}/denominator`),
  });
  if (kind === 'ratio') return { kind, ...shareAt('') };
  if (kind === 'ofWhich') return { kind, ...shareAt(''), ofWhich: at('/ofWhich') };
  if (kind === 'bothSexes') return { kind, women: shareAt('/women'), men: shareAt('/men') };
  return kind === 'amount' || kind === 'count' ? { kind, value: at('/value') } : null;
}

function readNumbers(law: Law, typed: FigureTyped, language: Language): ReadValue {
  const places = numberPlaces(law);
  if (places.every(({ pointer }) => !typed.numbers[pointer]?.trim())) return null;
  const decimals = new Map<string, string>();
  const errors: ValueError[] = [];
  for (const { pointer } of places) {
    const read = readDecimal(typed.numbers[pointer] ?? '');
    if ('decimal' in read) decimals.set(pointer, read.decimal);
    else errors.push({ pointer, detail: translate(language, faults[read.fault]) });
  }
  const kind = valueKindOf(law.measured);
  const value = errors.length === 0 && kind ? assembled(kind, (pointer) => decimals.get(pointer) ?? '') : null;
  return value ? checked(law, value, language) : { errors };
}

/** By the very rules that the service holds it against. */
function checked(law: Law, value: MeasuredValue, language: Language): ReadValue {
  const errors = faultsOf(law, value).map((fault) => ({
    pointer: placeOf(fault, value),
    detail: inputTexts[fault][language],
  }));
  return errors.length > 0 ? { errors } : { value };
}

/** Reads what was typed of an indicator, in Vietnamese numbers; every error at its place. Pure. */
export function readTyped(law: Law, typed: FigureTyped, language: Language): ReadValue {
  if (typed.none) return checked(law, { kind: 'none' }, language);
  if (law.measured.kind !== 'yesNo') return readNumbers(law, typed, language);
  return typed.yes === '' ? null : { value: { kind: 'yesNo', yes: typed.yes === 'yes' } };
}

/** A value back into the fields that it was typed in; what is typed of it beside the numbers begins empty. */
export function typedOf(value: MeasuredValue, language: Language): FigureTyped {
  if (value.kind === 'yesNo') return { ...nothingTyped, yes: value.yes ? 'yes' : 'no' };
  if (value.kind === 'none') return { ...nothingTyped, none: true };
  const at = (pointer: string): string =>
    pointer
      .split('/')
      .slice(1)
      .reduce<unknown>((inside, name) => (inside as Record<string, unknown>)[name], value) as string;
  const numbers = numbersOf[value.kind].map(({ pointer }) => [pointer, decimalText(at(pointer), language)]);
  return { ...nothingTyped, numbers: Object.fromEntries(numbers) as Record<string, string> };
}

const shareText = ({ numerator, denominator }: Share, language: Language) =>
  `${decimalText(numerator, language)}/${decimalText(denominator, language)}`;

type Rated = Extract<MeasuredValue, { kind: 'ratio' | 'bothSexes' | 'ofWhich' }>;

function numbersText(value: Rated, language: Language): string {
  if (value.kind === 'bothSexes') return `${shareText(value.women, language)}; ${shareText(value.men, language)}`;
  if (value.kind === 'ratio') return shareText(value, language);
  const name = translate(language, 'figures.ofWhich').toLowerCase();
  return `${shareText(value, language)}; ${name} ${decimalText(value.ofWhich, language)}`;
}

const parts = { whole: null, women: 'figures.sex.women', men: 'figures.sex.men', ofWhich: 'figures.ofWhich' } as const;

/** The rates that a value gives, as they are shown beside it: `59,38%`; of both sexes each with its name. */
export function ratesText(law: Law, value: MeasuredValue, language: Language): string {
  const isShare = value.kind === 'ratio' || value.kind === 'bothSexes' || value.kind === 'ofWhich';
  if (!isShare) return '';
  const sign =
    law.measured.kind === 'ratio' && law.measured.per === 1 ? ` ${translate(language, 'figures.times')}` : '%';
  const one = ({ part, value: rate }: Figure) => {
    const name = parts[part] ? `${translate(language, parts[part]).toLowerCase()} ` : '';
    return name + (rate ? decimalText(rounded(rate, 2), language) + sign : translate(language, 'figures.noRate'));
  };
  return figuresOf(law.measured, value).map(one).join(', ');
}

function rateAndNumbers(law: Law | null, value: Rated, language: Language): string {
  const numbers = numbersText(value, language);
  return law ? `${ratesText(law, value, language)} (${numbers})` : numbers;
}

/** A value in one line: `59,38% (1.187/2.000)`, `Có`, `62,5`. `law` of an indicator that is not known any more: null. */
export function valueText(law: Law | null, value: MeasuredValue | null, language: Language): string {
  if (value === null) return translate(language, 'figures.takenBack');
  switch (value.kind) {
    case 'yesNo':
      return translate(language, value.yes ? 'figures.yes' : 'figures.no');
    case 'none':
      return translate(language, 'figures.none');
    case 'amount':
    case 'count':
      return decimalText(value.value, language);
    case 'ratio':
    case 'bothSexes':
    case 'ofWhich':
      return rateAndNumbers(law, value, language);
  }
}

/** What a commune said and the other value that its department says instead, where that is the newest word. */
export function disputedOf(versions: readonly FigureView[]): { said: FigureView; confirmed: FigureView } | null {
  const [confirmed] = versions;
  if (confirmed?.basis !== 'confirmed') return null;
  const said = versions.find(({ version }) => version === confirmed.about);
  const isSame = JSON.stringify(said?.value) === JSON.stringify(confirmed.value);
  return said && !isSame ? { said, confirmed } : null;
}
