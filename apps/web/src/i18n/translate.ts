import type { Text } from '@langmoi/contracts/common';
import { en } from './en';
import { vi } from './vi';

export type Language = 'vi' | 'en';
export type Key = keyof typeof vi;
export type Values = Readonly<Record<string, string | number>>;

const dictionaries: Record<Language, Readonly<Record<Key, string>>> = { vi, en };

/** `one|many` is chosen by `n`; `{name}` is filled in. An unknown placeholder stays visible, so that it is noticed. */
export function fill(text: string, values: Values = {}): string {
  const [one = '', many] = text.split('|');
  const chosen = many !== undefined && values['n'] !== 1 ? many : one;
  return chosen.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export const translate = (language: Language, key: Key, values?: Values): string =>
  fill(dictionaries[language][key], values);

/** A key made of parts, where the data may bring a word that the dictionary does not know yet. */
export function translateMaybe(language: Language, key: string): string | null {
  return (dictionaries[language] as Readonly<Record<string, string | undefined>>)[key] ?? null;
}

export const say = (language: Language, text: Text): string => text[language];
