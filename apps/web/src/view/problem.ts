import { problemTexts } from '@langmoi/contracts/problem-texts';
import type { ApiProblem } from '../api';
import { translate, type Language } from '../i18n/translate';

const known = problemTexts as Readonly<Record<string, (typeof problemTexts)['/problems/internal'] | undefined>>;

/** What happened and what to do, in the reader's language, for any type of problem. */
export function problemWords(type: string, language: Language): { title: string; remedy: string } {
  if (type === '/problems/offline') {
    return { title: translate(language, 'offline.title'), remedy: translate(language, 'offline.remedy') };
  }
  const text = known[type] ?? problemTexts['/problems/internal'];
  return { title: text.title[language], remedy: text.remedy[language] };
}

/** The number that an operator can look up, from `instance`. */
export function requestNumber({ extra }: Pick<ApiProblem, 'extra'>): string | null {
  const { instance } = extra;
  return typeof instance === 'string' ? (instance.split('/').at(-1) ?? null) : null;
}

/** A list of criteria or documents that a refusal names. */
export function missingOf({ extra }: Pick<ApiProblem, 'extra'>): (string | number)[] {
  const { missing } = extra;
  return Array.isArray(missing) ? missing.filter((item) => ['string', 'number'].includes(typeof item)) : [];
}
