import { inputTexts } from '@langmoi/contracts/problem-texts';
import type { InputError } from '@langmoi/contracts/problem';
import type { z } from 'zod';
import { translate, type Language } from '../i18n/translate';

/** The parts of a zod issue that decide the words. */
interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly input?: unknown;
  readonly format?: string;
  readonly expected?: string;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly origin?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');
const pointerOf = (path: readonly PropertyKey[]) => path.map((part) => `/${escaped(String(part))}`).join('');

function wordsOf(issue: Issue, language: Language): string {
  const code = issue.params?.['code'];
  const text = typeof code === 'string' ? inputTexts[code] : undefined;
  if (text) return text[language];
  switch (issue.code) {
    case 'invalid_type':
      return translate(
        language,
        issue.expected === 'number' || issue.expected === 'int' ? 'error.number' : 'error.fill',
      );
    case 'too_small':
      return issue.origin === 'string'
        ? translate(language, 'error.fill')
        : translate(language, 'error.atLeast', { min: String(issue.minimum) });
    case 'too_big':
      return translate(language, 'error.atMost', { max: String(issue.maximum) });
    case 'invalid_format':
      return translate(language, issue.format === 'date' ? 'error.date' : 'error.invalid');
    case 'invalid_value':
      return translate(language, 'error.choose');
    default:
      return translate(language, 'error.invalid');
  }
}

/** What a contract's schema finds wrong, one sentence per place, in the reader's language. */
export function inputErrors(error: z.ZodError, language: Language): InputError[] {
  const seen = new Set<string>();
  return error.issues.flatMap((issue) => {
    const pointer = pointerOf(issue.path);
    if (seen.has(pointer)) return [];
    seen.add(pointer);
    return [{ pointer, detail: wordsOf(issue as Issue, language) }];
  });
}
