import { Secret, TOTP } from 'otpauth';
import { newTotpSecret, totpStep, totpUri } from './totp';

// RFC 6238, appendix B: the secret is the ASCII of 12345678901234567890; of eight digits the last six.
const secret = Secret.fromHex(Buffer.from('12345678901234567890').toString('hex')).base32;
const at = (seconds: number) => new Date(seconds * 1_000);

it.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1234567890, '005924'],
  [2000000000, '279037'],
])('knows the codes of RFC 6238 at second %d', (second, code) => {
  expect(totpStep(secret, code, { now: at(second), last: -1 })).toBe(Math.floor(second / 30));
});

it('takes a code once, and none of an earlier step after it', () => {
  const step = totpStep(secret, '287082', { now: at(59), last: -1 });
  expect(step).toBe(1);
  expect(totpStep(secret, '287082', { now: at(60), last: 1 })).toBeUndefined();
  const before = TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: 0 });
  expect(totpStep(secret, before, { now: at(31), last: 1 })).toBeUndefined();
});

it('takes the code of a clock half a minute off, and refuses one of an hour off', () => {
  const code = (second: number) => TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: second * 1_000 });
  for (const off of [-30, 0, 30])
    expect(totpStep(secret, code(90_000 + off), { now: at(90_000), last: 0 })).toBeDefined();
  for (const off of [-3_600, -90, 90, 3_600]) {
    expect(totpStep(secret, code(90_000 + off), { now: at(90_000), last: 0 })).toBeUndefined();
  }
});

it.each(['', '28708', '2870822', 'abcdef', '２８７０８２'])('refuses %p, which is no code', (code) => {
  expect(totpStep(secret, code, { now: at(59), last: -1 })).toBeUndefined();
});

it('gives each account a secret of its own, as authenticator apps read it', () => {
  expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
  expect(newTotpSecret()).not.toBe(newTotpSecret());
  const uri = totpUri(secret, 'tra-vinh.dieu-phoi');
  expect(uri).toMatch(/^otpauth:\/\/totp\//);
  expect(new URL(uri).searchParams.get('secret')).toBe(secret);
});
