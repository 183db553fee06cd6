interface Asked {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

const questions = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may have come from our own pages, or from no page at all. The second lock beside `SameSite`: a
 * browser says by itself which site sends a command (Fetch Metadata, Origin), and pages cannot forge it. A program
 * that says nothing has no cookie that somebody else could ride on. Pure.
 */
export function isOurOwn({ method, headers }: Asked, publicUrl: string): boolean {
  if (questions.has(method)) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = headers;
  if (origin === undefined) return true;
  return origin === new URL(publicUrl).origin || hostOf(String(origin)) === headers['host'];
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined; // "null", of a page without an origin
  }
}
