/** When keys change, milliseconds. */
export interface RotationTimes {
  /** How long a key signs. */
  readonly signsFor: number;
  /** How long before it signs a key is published, and how long after it stays so: more than a token lives. */
  readonly overlap: number;
}

interface Key {
  readonly id: string;
  readonly signsFrom: Date;
}

interface Plan {
  /** The key that signs now; undefined: there is none yet. */
  readonly signing: string | undefined;
  /** When the key that must be made now begins to sign; undefined: none need be made. */
  readonly make: Date | undefined;
  /** Keys whose last token ended long ago. */
  readonly drop: readonly string[];
}

/** What to do with the keys there are, at this moment. Pure. */
export function planRotation(keys: readonly Key[], now: number, { signsFor, overlap }: RotationTimes): Plan {
  const byAge = [...keys].sort((a, b) => a.signsFrom.getTime() - b.signsFrom.getTime());
  const begun = byAge.filter(({ signsFrom }) => signsFrom.getTime() <= now);
  // Where none has begun, the clock of whoever made the first one is ahead of ours.
  const signing = begun.at(-1) ?? byAge[0];
  const newest = byAge.at(-1);
  if (!newest || !signing) return { signing: undefined, make: new Date(now), drop: [] };
  const next = newest.signsFrom.getTime() + signsFor;
  // Whoever was away for long still publishes before it signs.
  const make = now >= next - overlap ? new Date(Math.max(next, now + overlap)) : undefined;
  const drop = begun.slice(0, -1).filter((_, index) => {
    const successor = begun[index + 1];
    return successor !== undefined && successor.signsFrom.getTime() + overlap < now;
  });
  return { signing: signing.id, make, drop: drop.map(({ id }) => id) };
}
