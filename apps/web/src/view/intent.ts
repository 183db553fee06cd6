/** One intent of the user: the same content sent again carries the same key, other content a new one. */
export interface Intent {
  readonly content: string;
  readonly key: string;
}

/** The intent for this content: the last one when nothing changed since, else a new one. */
export function intentOf(last: Intent | null, content: unknown, newKey: () => string): Intent {
  const written = JSON.stringify(content);
  return last?.content === written ? last : { content: written, key: newKey() };
}
