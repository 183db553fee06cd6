import { Secret, TOTP } from 'otpauth';

const period = 30;

const generatorOf = (secret: Secret, account: string) =>
  new TOTP({ issuer: 'Làng Mới', label: account, algorithm: 'SHA1', digits: 6, period, secret });

/** A new secret of 160 bits (RFC 4226), base32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** What an authenticator app reads from the picture: RFC 6238 as every such app knows it. */
export const totpUri = (secret: string, account: string): string =>
  generatorOf(Secret.fromBase32(secret), account).toString();

/**
 * The time step that a code belongs to, where the code is right, of the step before, now, or after (a clock half a
 * minute off), and newer than the last one that was taken: a code is good once (RFC 6238, 5.2). Undefined otherwise.
 */
export function totpStep(secret: string, code: string, { now, last }: { now: Date; last: number }): number | undefined {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const timestamp = now.getTime();
  const delta = generatorOf(Secret.fromBase32(secret), '').validate({ token, timestamp, window: 1 });
  if (delta === null) return undefined;
  const step = Math.floor(timestamp / 1_000 / period) + delta;
  return step > last ? step : undefined;
}
