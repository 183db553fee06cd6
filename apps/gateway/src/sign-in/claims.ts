import { z } from 'zod';

/** What one reads in an ID token, besides what makes it valid. */
interface Reading {
  readonly accountClaim: string;
  readonly proofs: readonly string[];
  readonly demo: boolean;
}

/** Who a provider says has signed in, and how. */
export interface SignedIn {
  readonly account: string;
  readonly subject: string;
  readonly providerSession: string | null;
  readonly signedInBy: 'demo' | 'password' | 'secondFactor';
}

const Claims = z.looseObject({
  sub: z.string().min(1).max(255),
  sid: z.string().max(255).optional(),
  acr: z.string().optional(),
  amr: z.array(z.string()).default([]),
});
const Account = z.string().min(1).max(80);

/**
 * An ID token's claims in our words; undefined where the account is not among them. `demo`, the bundled provider's own
 * word for a sign-in without a password, is heard on demo data alone; anything else without a proof is a password. Pure.
 */
export function readClaims(claims: unknown, { accountClaim, proofs, demo }: Reading): SignedIn | undefined {
  const read = Claims.safeParse(claims);
  if (!read.success) return undefined;
  const { sub, sid, acr, amr } = read.data;
  const account = Account.safeParse(read.data[accountClaim]);
  if (!account.success) return undefined;
  const proven = proofs.some((proof) => proof === acr || amr.includes(proof));
  const signedInBy = proven ? 'secondFactor' : demo && acr === 'demo' ? 'demo' : 'password';
  return { account: account.data, subject: sub, providerSession: sid ?? null, signedInBy };
}

/** Where the bundled provider shows somebody how they sign in; it sends for a sign-in and wants them back. */
const ownAccount = '/identity/account';

/** A page of ours to come back to; anything else, such as another site or the API, is the list of work. Pure. */
export function pageOf(path: unknown): string {
  if (path === ownAccount) return path;
  const isPage = typeof path === 'string' && /^\/(?![/\\]|api(\/|$)|identity(\/|$))[\x21-\x7e]*$/.test(path);
  return isPage && !path.includes('\\') && path.length <= 500 ? path : '/work';
}
