const day = 86_400_000;

/** How long keys live, in milliseconds. */
export const rotation = {
  /** A key is published this long before it signs, so that everybody has fetched it by then. */
  lead: day,
  /** It signs for so long; then the next one does. */
  signs: 30 * day,
  /** It stays published this long after it last signed: longer than any token that it signed. */
  after: day,
} as const;

interface Key {
  readonly kid: string;
  readonly signsFrom: Date;
  readonly endsAt: Date;
}

interface Plan {
  /** The key to be made now, if one is due. */
  readonly make: { readonly signsFrom: Date; readonly endsAt: Date } | undefined;
  /** Keys whose last token is past. */
  readonly drop: readonly string[];
}

/** What is to be done so that a key signs now and the next one is published in time. Pure. */
export function planKeys(keys: readonly Key[], now: Date): Plan {
  const drop = keys.filter(({ endsAt }) => endsAt <= now).map(({ kid }) => kid);
  const newest = Math.max(...keys.map(({ signsFrom }) => signsFrom.getTime()), -Infinity);
  const due = newest + rotation.signs;
  if (due > now.getTime() + rotation.lead) return { make: undefined, drop };
  const signsFrom = new Date(newest === -Infinity ? now.getTime() : Math.max(due, now.getTime()));
  return { make: { signsFrom, endsAt: new Date(signsFrom.getTime() + rotation.signs + rotation.after) }, drop };
}

/** The key that signs now first, then the others that are published. Pure. */
export function inOrder<K extends Key>(keys: readonly K[], now: Date): K[] {
  const [begun, coming] = [keys.filter((key) => key.signsFrom <= now), keys.filter((key) => key.signsFrom > now)];
  return [...begun.sort((a, b) => b.signsFrom.getTime() - a.signsFrom.getTime()), ...coming];
}
