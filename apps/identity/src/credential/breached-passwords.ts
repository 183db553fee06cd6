let known: Promise<ReadonlySet<string>> | undefined;

/**
 * The shipped list of passwords that became known in breaches: zxcvbn's, tens of thousands, the most used first, ours
 * by an npm package and no question to anybody. Lower case. Loaded when somebody first chooses a password, for it takes
 * 14 MB. The one file that knows where the list comes from.
 */
export function breachedPasswords(): Promise<ReadonlySet<string>> {
  known ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) =>
      new Set((dictionary['passwords-common'] as (string | number)[]).map((word) => String(word).toLowerCase())),
  );
  return known;
}
