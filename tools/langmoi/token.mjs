import { Missing } from '../stack/missing.mjs';
import { running } from './home.mjs';

/** Prints a bearer token of a demo account, so that `curl -H "authorization: Bearer $(./langmoi token …)"` works. */
export async function run({ words: [account] }) {
  if (!account)
    throw new Missing('which account?', ['./langmoi token ACCOUNT; the accounts stand on the first page of the web']);
  const current = running();
  if (!current?.ready) throw new Missing('the product does not run', ['./langmoi up']);
  const response = await fetch(`${current.urls.api}/demo/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  const body = await response.json().catch(() => ({}));
  if (!response.ok)
    throw new Error(
      `${response.status}: ${[body.title, body.detail].filter(Boolean).join('; ') || response.statusText}`,
    );
  console.log(body.token);
  return 0;
}
