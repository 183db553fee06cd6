import { randomBytes } from 'node:crypto';
import { hashOf } from '../seal';

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'; // without those that look alike
const groups = 6;

/** Eight codes of about 119 random bits, as `abcd-efgh-…`: shown once, of which only hashes stay. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 8 }, () => Array.from({ length: groups }, group).join('-'));
}

/** How a code is kept; spaces, dashes and capitals do not matter. */
export const recoveryHash = (code: string): string => hashOf(code.toLowerCase().replace(/[^a-z0-9]/g, ''));

function group(): string {
  let text = '';
  while (text.length < 4) {
    const [byte = 0] = randomBytes(1);
    if (byte < letters.length * 8) text += letters[byte % letters.length] ?? '';
  }
  return text;
}
