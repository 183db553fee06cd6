import type { Shown } from '../credential/second-factor';

/** What a token says of how somebody signed in. */
type Level = 'password' | 'second-factor' | 'demo';

/** A sign-in that is complete, as the provider takes it. */
export interface Login {
  readonly accountId: string;
  readonly acr: Level;
  readonly amr: string[];
}

const second: readonly Shown[] = ['otp', 'hwk', 'recovery'];

/** Of whom the second factor is asked. */
interface Need {
  readonly passed: readonly Shown[];
  /** The office demands it: decision, finance, administration. */
  readonly demanded: boolean;
  /** They have set one up. */
  readonly hasOne: boolean;
  /** Whoever sent the browser here wants it. */
  readonly wanted: boolean;
}

/** Whether something more is to be shown. On demo data only where it was asked for: there it is to be tried. Pure. */
export function isIncomplete({ passed, demanded, hasOne, wanted }: Need): boolean {
  if (passed.some((one) => second.includes(one))) return false;
  return wanted || (!passed.includes('demo') && (demanded || hasOne));
}

/** What is told of a complete sign-in. Pure. */
export function loginOf(officerId: string, passed: readonly Shown[]): Login {
  const two = passed.some((one) => second.includes(one));
  const acr = two ? 'second-factor' : passed.includes('demo') ? 'demo' : 'password';
  return { accountId: officerId, acr, amr: [...passed, ...(two ? ['mfa'] : [])] };
}
