import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

interface Cost {
  /** log2 of scrypt's N. */
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

/**
 * OWASP Password Storage Cheat Sheet (2025), scrypt: N=2^15, r=8, p=3, 32 MiB each. Stored with every hash, so that a
 * change here concerns the passwords that are set from then on, and old ones are hashed anew at their next sign-in.
 */
const cost: Cost = { ln: 15, r: 8, p: 3 };
const bytes = 32;

/** The hash of a password with its parameters, as `scrypt$ln=15,r=8,p=3$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, cost);
  const { ln, r, p } = cost;
  return `scrypt$ln=${ln},r=${r},p=${p}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

/**
 * Whether it is the password. Without a stored hash it is not, and the answer takes as long: from the time nobody
 * learns whether an account exists.
 */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const known = stored === undefined ? undefined : parsed(stored);
  const { salt, hash, ...use } = known ?? { salt: Buffer.alloc(16), hash: Buffer.alloc(bytes), ...cost };
  const derived = await derive(password, salt, use);
  return timingSafeEqual(derived, hash) && known !== undefined;
}

/** Whether a hash was made with other parameters than a new one would be. */
export function isOutdated(stored: string): boolean {
  const known = parsed(stored);
  return !known || known.ln !== cost.ln || known.r !== cost.r || known.p !== cost.p;
}

function parsed(stored: string): (Cost & { salt: Buffer; hash: Buffer }) | undefined {
  const [, ln, r, p, salt = '', hash = ''] =
    /^scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/.exec(stored) ?? [];
  if (!ln) return undefined;
  const [salted, hashed] = [Buffer.from(salt, 'base64url'), Buffer.from(hash, 'base64url')];
  return { ln: Number(ln), r: Number(r), p: Number(p), salt: salted, hash: hashed };
}

/** Unicode is brought into one form first: the same word typed on another keyboard is the same password. */
function derive(password: string, salt: Buffer, { ln, r, p }: Cost): Promise<Buffer> {
  const options = { N: 2 ** ln, r, p, maxmem: 256 * 2 ** ln * r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, bytes, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
