import { inputTextOf } from '@langmoi/contracts/input-texts';
import type { FieldError } from '@langmoi/contracts/common';
import type { z } from 'zod';
import { translate, type Key, type Language } from '../i18n/translate';

/** The parts of a zod issue that decide the words. */
interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly input?: unknown;
  readonly format?: string;
  readonly pattern?: unknown;
  readonly expected?: string;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly origin?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');
const pointerOf = (path: readonly PropertyKey[]) => path.map((part) => `/${escaped(String(part))}`).join('');

/** An id is never typed: where it is none, nothing was chosen. */
const formats: Readonly<Record<string, Key | undefined>> = { date: 'error.date', uuid: 'error.choose' };

type Words = (issue: Issue, language: Language) => string;

const wordsByCode: Readonly<Record<string, Words | undefined>> = {
  invalid_type: ({ expected }, language) =>
    translate(language, expected === 'number' || expected === 'int' ? 'error.number' : 'error.fill'),
  too_small: ({ origin, minimum }, language) =>
    origin === 'string'
      ? translate(language, 'error.fill')
      : translate(language, 'error.atLeast', { min: String(minimum) }),
  too_big: ({ maximum }, language) => translate(language, 'error.atMost', { max: String(maximum) }),
  invalid_format: ({ format }, language) => translate(language, formats[format ?? ''] ?? 'error.invalid'),
  invalid_value: (_, language) => translate(language, 'error.choose'),
};

function wordsOf(issue: Issue, language: Language): string {
  const text = inputTextOf(issue);
  if (text) return text[language];
  return wordsByCode[issue.code]?.(issue, language) ?? translate(language, 'error.invalid');
}

/** What a contract's schema finds wrong, one sentence per place, in the reader's language. */
export function inputErrors(error: z.ZodError, language: Language): FieldError[] {
  const seen = new Set<string>();
  return error.issues.flatMap((issue) => {
    const pointer = pointerOf(issue.path);
    if (seen.has(pointer)) return [];
    seen.add(pointer);
    return [{ pointer, detail: wordsOf(issue as Issue, language) }];
  });
}
