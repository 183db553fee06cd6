import { dictionary } from '@zxcvbn-ts/language-common';

/**
 * The shipped list of passwords that became known in breaches: zxcvbn's, tens of thousands, the most used first, ours
 * by an npm package and no question to anybody. Lower case. The one file that knows where the list comes from.
 */
export const breachedPasswords: ReadonlySet<string> = new Set(
  (dictionary['passwords-common'] as (string | number)[]).map((word) => String(word).toLowerCase()),
);
