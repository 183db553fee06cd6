import { Secret, TOTP } from 'otpauth';
import { hashPassword } from '../src/credential/password';
import { type Browser, type Page } from './browser';
import type { Gateway } from './gateway';
import type { House } from './house';

export const password = 'bốn con trâu qua cầu';

/** Hashed once: it is slow on purpose. */
let hashed: Promise<string> | undefined;

/** An account with a password. */
export async function anOfficer(house: House, choice: Parameters<House['account']>[0] = {}) {
  const account = await house.account(choice);
  await house.database.admin.query('INSERT INTO passwords (account_id, hash, set_at) VALUES ($1, $2, now())', [
    account.id,
    await (hashed ??= hashPassword(password)),
  ]);
  return account;
}

/** Brings a browser to the provider and shows account and password there. */
export async function showPassword(gateway: Gateway, browser: Browser, account: string, wishes = {}) {
  const { page, checks } = await gateway.begin(browser, wishes);
  return { page: await browser.submit(page, '/password', { account, password }), checks };
}

/** Signs somebody in who needs no more than the password. */
export async function signIn(gateway: Gateway, browser: Browser, account: string) {
  const { page, checks } = await showPassword(gateway, browser, account);
  return gateway.finish(page, checks);
}

/** The secret that a page shows to be set up. */
export const secretOn = ({ text }: Page): string =>
  (/<span class="secret">([A-Z2-7 ]+)<\/span>/.exec(text)?.[1] ?? '').replaceAll(' ', '');

/** What an authenticator app shows now, or a number of half minutes from now. */
export const codeOf = (secret: string, steps = 0): string =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: Date.now() + steps * 30_000 });

/** What a page says went wrong. */
export const errorOn = ({ text }: Page): string | undefined =>
  /<p class="error" role="alert">([^<]+)<\/p>/.exec(text)?.[1];
