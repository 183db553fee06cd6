/** Where to go after signing in: a path of ours, whatever the address says; else the day's work. */
export function returnPath(asked: string | null): string {
  return asked && /^\/(?![/\\])/.test(asked) && asked !== '/' ? asked : '/work';
}

/** Where signing in at the provider begins; `account` and `second` only where the roles page offers them. */
export function signInAddress(back: string, more: { account?: string; second?: boolean } = {}): string {
  const query = new URLSearchParams({ return: back });
  if (more.account) query.set('account', more.account);
  if (more.second) query.set('factor', 'second');
  return `/api/sign-in?${query.toString()}`;
}
