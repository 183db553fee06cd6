/** At most so many are shown of what several services recorded. */
const shown = 200;

/** What several services recorded, as one list: the newest first. */
export const newestFirst = <R extends { readonly at: string }>(reads: readonly R[]): R[] =>
  [...reads].sort((a, b) => b.at.localeCompare(a.at)).slice(0, shown);
