import type { Text } from '@langmoi/contracts/common';
import { en } from './en';
import { numberText } from '../view/format';
import { vi } from './vi';
import type { administration } from './vi/administration';
import type { closing } from './vi/closing';
import type { criteriaSets } from './vi/criteria-sets';
import type { dossier } from './vi/dossier';
import type { facts } from './vi/facts';
import type { figureExport } from './vi/figure-export';
import type { figureImport } from './vi/figure-import';
import type { listImport } from './vi/list-import';
import type { evidence } from './vi/evidence';
import type { figures } from './vi/figures';
import type { households } from './vi/households';
import type { judgement } from './vi/judgement';
import type { missing } from './vi/missing';
import type { operations } from './vi/operations';
import type { powers } from './vi/powers';
import type { unitChanges } from './vi/unit-changes';
import type { provinces } from './vi/provinces';
import type { units } from './vi/units';
import type { year } from './vi/year';

export type Language = 'vi' | 'en';
/** Words that a page brings with it, so that the first screen does not carry them. */
type Later = keyof (typeof administration &
  typeof closing &
  typeof criteriaSets &
  typeof powers &
  typeof provinces &
  typeof dossier &
  typeof facts &
  typeof evidence &
  typeof figures &
  typeof figureExport &
  typeof figureImport &
  typeof listImport &
  typeof households &
  typeof judgement &
  typeof missing &
  typeof operations &
  typeof unitChanges &
  typeof units &
  typeof year);
export type Key = keyof typeof vi | Later;
export type Values = Readonly<Record<string, string | number>>;

const dictionaries: Readonly<Record<Language, Partial<Record<Key, string>>>> = { vi: { ...vi }, en: { ...en } };

/** Adds the words of a page that is loaded later. The same words twice change nothing. */
export function learn(words: Readonly<Record<Language, Readonly<Partial<Record<Key, string>>>>>): void {
  Object.assign(dictionaries.vi, words.vi);
  Object.assign(dictionaries.en, words.en);
}

/**
 * `one|many` is chosen by `n`, the count, which is written as numbers are; `{name}` is filled in as it is. An unknown
 * placeholder stays visible, so that it is noticed.
 */
export function fill(text: string, values: Values = {}, language: Language = 'vi'): string {
  const [one = '', many] = text.split('|');
  const chosen = many !== undefined && values['n'] !== 1 ? many : one;
  const { n } = values;
  const written = typeof n === 'number' ? { ...values, n: numberText(n, language) } : values;
  return chosen.replace(/\{(\w+)\}/g, (whole, name: string) => String(written[name] ?? whole));
}

/** A key that was not learnt yet stays visible as it is, so that it is noticed. */
export const translate = (language: Language, key: Key, values?: Values): string =>
  fill(dictionaries[language][key] ?? key, values, language);

/** A key made of parts, where the data may bring a word that the dictionary does not know yet. */
export function translateMaybe(language: Language, key: string): string | null {
  return (dictionaries[language] as Readonly<Record<string, string | undefined>>)[key] ?? null;
}

export const say = (language: Language, text: Text): string => text[language];
