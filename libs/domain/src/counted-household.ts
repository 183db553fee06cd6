/** Of a household of the register, what a report counts. */
interface Counted {
  readonly classification: string;
  /** YYYY-MM-DD */
  readonly since: string;
  readonly memberCount: number;
}

/**
 * Whether a correction changes what a report counts: the class, its first day or how many they are. A name, an address or
 * a paper that was written wrongly is put right in closed time as well. Pure.
 */
export const isCountedAnew = (before: Counted, now: Counted): boolean =>
  now.classification !== before.classification || now.since !== before.since || now.memberCount !== before.memberCount;
