/**
 * The query of the address as it stands, with some of its values changed; an empty one is taken out. By what it says
 * now and not when a page was last drawn: on a slow machine a second change would undo the first.
 */
export function addressWith(part: Readonly<Record<string, string>>): URLSearchParams {
  const query = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(part)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  return query;
}

/** Of a query what another page is opened with as well, `?tier=NANG_CAO`; empty where it says none of it. */
export function searchOf(query: URLSearchParams, names: readonly string[]): string {
  const kept = new URLSearchParams([...query].filter(([name, value]) => names.includes(name) && value));
  return kept.size > 0 ? `?${kept.toString()}` : '';
}
