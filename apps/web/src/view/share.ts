import type { FieldError } from '@langmoi/contracts/common';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { numberText } from './format';
import type { Language } from '../i18n/translate';

/** A part and its whole, in the same unit; exact, for đồng outgrow a float. */
export interface Share {
  readonly part: bigint;
  readonly whole: bigint;
}

export const exceeds = ({ part, whole }: Share): boolean => part > whole;

/** In percent, to two decimals, a half rounded up; null when there is nothing to divide by. */
export function rateOf({ part, whole }: Share): number | null {
  return whole > 0n ? Number((part * 20_000n + whole) / (2n * whole)) / 100 : null;
}

/** `75,04 %`, and null without a whole. */
export function rateText(share: Share | null, language: Language): string | null {
  const rate = share && rateOf(share);
  return rate === null ? null : percentText(rate, language);
}

export const percentText = (percent: number, language: Language): string => `${numberText(percent, language)} %`;

/** A rate as a paper prints it, `75,08` or `75,08%`, as a number; null where it is none. */
export function printedPercent(printed: string | null): number | null {
  const [, digits] = /^\s*(\d+(?:,\d+)?)\s*%?\s*$/.exec(printed ?? '') ?? [];
  return digits === undefined ? null : Number(digits.replace(',', '.'));
}

/** True where a printed rate is that of the two numbers, to as many decimals as the paper prints: 22 is 21,997. */
export function agreesWith(share: Share, printed: string): boolean {
  const stated = printedPercent(printed);
  const decimals = /,(\d+)/.exec(printed)?.[1]?.length ?? 0;
  const scale = 10n ** BigInt(decimals);
  const { part, whole } = share;
  if (stated === null || whole <= 0n) return false;
  return Number((part * 200n * scale + whole) / (2n * whole)) === Math.round(stated * Number(scale));
}

/** Both known, or no share. */
export const shareOf = (part: string | number | null, whole: string | number | null): Share | null =>
  part === null || whole === null ? null : { part: BigInt(part), whole: BigInt(whole) };

/** What the services answer to a part above its whole, said at its field before it travels. */
export const excessOf = (share: Share | null, pointer: string, language: Language): FieldError[] =>
  share && exceeds(share) ? [{ pointer, detail: inputTexts.partAboveWhole[language] }] : [];
