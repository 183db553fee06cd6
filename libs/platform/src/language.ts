import { inputTextOf } from '@langmoi/contracts/input-texts';
import { problemTexts } from '@langmoi/contracts/problem-texts';
import { z } from 'zod';

/** The languages of the product; Vietnamese unless the reader asks for English. */
export type Language = 'vi' | 'en';

/** The language that a request asks for by Accept-Language. */
export function requestLanguage(request: { readonly headers: Record<string, unknown> }): Language {
  return /^\s*en\b/i.test(String(request.headers['accept-language'] ?? '')) ? 'en' : 'vi';
}

interface ProblemWords {
  readonly title: string;
  readonly remedy: string;
}

/** Title and remedy of a problem type; undefined for a type that contracts does not list. */
export function problemWords(type: string, language: Language): ProblemWords | undefined {
  if (!isListed(type)) return undefined;
  const { title, remedy } = problemTexts[type];
  return { title: title[language], remedy: remedy[language] };
}

const isListed = (type: string): type is keyof typeof problemTexts => Object.hasOwn(problemTexts, type);

const kinds: Record<string, string> = {
  string: 'chữ',
  number: 'số',
  int: 'số nguyên',
  boolean: 'đúng hoặc sai',
  array: 'danh sách',
  object: 'một nhóm giá trị',
  record: 'một nhóm giá trị',
};

const sizes: Record<string, string> = { string: 'ký tự', array: 'mục', set: 'mục' };

type ErrorMap = z.core.$ZodErrorMap;
type Issue = Parameters<ErrorMap>[0];

const vietnamese: ErrorMap = (issue) => vietnameseSentence(issue) ?? z.locales.vi().localeError(issue);

const english: ErrorMap = (issue) => (missing(issue) ? 'This value is missing' : z.locales.en().localeError(issue));

const sentences: Record<Language, ErrorMap> = { vi: vietnamese, en: english };

/** zod's sentence for what is wrong, in the language of the reader; the contracts' own where they have one. */
export function inputSentences(language: Language): ErrorMap {
  return (issue) => inputTextOf(issue)?.[language] ?? sentences[language](issue);
}

const missing = (issue: Issue): boolean => issue.code === 'invalid_type' && issue.input === undefined;

function vietnameseSentence(issue: Issue): string | undefined {
  if (missing(issue)) return 'Chưa có giá trị này';
  if (issue.code === 'invalid_type') return `Phải là ${kinds[issue.expected] ?? issue.expected}`;
  if (issue.code === 'too_small' || issue.code === 'too_big') return sizeSentence(issue);
  if (issue.code === 'invalid_value') return `Phải là một trong: ${issue.values.map(String).join(', ')}`;
  return undefined;
}

function sizeSentence(issue: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig>): string {
  const small = issue.code === 'too_small';
  const limit = String(small ? issue.minimum : issue.maximum);
  const unit = sizes[issue.origin];
  if (small && unit && limit === '1') return 'Không được để trống';
  const bound = issue.inclusive === false ? (small ? 'lớn hơn' : 'nhỏ hơn') : small ? 'ít nhất là' : 'nhiều nhất là';
  return `Phải ${bound} ${limit}${unit ? ` ${unit}` : ''}`;
}
