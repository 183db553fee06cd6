import { breachedPasswords } from './breached-passwords';

/** ASVS 5.0, 6.2.1 and 6.2.9: at least 8 characters, at least 64 permitted. */
const passwordLength = { least: 8, asked: 12, most: 128 } as const;

/** Why a password is not taken. */
export type PasswordFault = 'tooShort' | 'tooLong' | 'breached' | 'tooClose';

/** Words that anybody guesses who knows where the password is for (ASVS 5.0, 6.1.2). */
const ofTheHouse = ['langmoi', 'làngmới', 'nongthonmoi', 'nôngthônmới', 'travinh', 'tràvinh'];

/**
 * What stands against a password, if anything does. No rule on kinds of characters, and none on age (ASVS 5.0, 6.2.5
 * and 6.2.10): length, not known from a breach, not the account's name or ours with something added.
 */
export async function passwordFault(
  password: string,
  { account }: { account: string },
): Promise<PasswordFault | undefined> {
  const length = [...password].length;
  if (length < passwordLength.least) return 'tooShort';
  if (length > passwordLength.most) return 'tooLong';
  const lower = password.normalize('NFC').toLowerCase();
  const breached = await breachedPasswords();
  if (breached.has(lower) || breached.has(withoutTail(lower))) return 'breached';
  const rest = [account.toLowerCase(), ...account.toLowerCase().split(/[.-]/), ...ofTheHouse]
    .filter((word) => word.length > 2)
    .reduce((left, word) => left.replaceAll(word, ''), lower.replace(/\s+/g, ''));
  if (new Set(rest.replace(/[^\p{L}\p{N}]/gu, '')).size < 4) return 'tooClose';
  return undefined;
}

/** `password2026!` is as known as `password`. */
const withoutTail = (password: string) => password.replace(/[\d\p{P}\p{S}]{1,6}$/u, '');
