import { pageOf, readClaims } from './claims';

const reading = { accountClaim: 'preferred_username', proofs: ['second-factor', 'otp', 'hwk'], demo: false };
const claims = { sub: 's1', preferred_username: 'xa.ham-tan', acr: 'password', amr: ['pwd'] };

it('takes the account from the claim that the deployment names', () => {
  expect(readClaims(claims, reading)).toEqual({
    account: 'xa.ham-tan',
    subject: 's1',
    providerSession: null,
    signedInBy: 'password',
  });
  const other = { sub: 's2', email: 'a@tinh.example', sid: 'x' };
  expect(readClaims(other, { ...reading, accountClaim: 'email' })).toMatchObject({
    account: 'a@tinh.example',
    providerSession: 'x',
  });
});

it('knows nobody without an account in that claim', () => {
  for (const wrong of [
    { ...claims, preferred_username: '' },
    { sub: 's1' },
    { ...claims, preferred_username: 7 },
    null,
    {},
  ]) {
    expect(readClaims(wrong, reading)).toBeUndefined();
  }
});

it('believes in a second factor only by one of the proofs', () => {
  expect(readClaims({ ...claims, amr: ['pwd', 'otp'] }, reading)?.signedInBy).toBe('secondFactor');
  expect(readClaims({ ...claims, acr: 'second-factor' }, reading)?.signedInBy).toBe('secondFactor');
  expect(readClaims({ ...claims, amr: ['sms'], acr: '1' }, reading)?.signedInBy).toBe('password');
});

it('hears of a sign-in without a password on demo data alone', () => {
  expect(readClaims({ ...claims, acr: 'demo' }, { ...reading, demo: true })?.signedInBy).toBe('demo');
  expect(readClaims({ ...claims, acr: 'demo' }, reading)?.signedInBy).toBe('password');
});

it.each(['/work', '/dossiers/1?tab=papers#votes', '/', '/identity/account'])('comes back to our page %s', (path) => {
  expect(pageOf(path)).toBe(path);
});

it.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/a\\b',
  '/api/session',
  '/api',
  '/identity/x',
  '/identity/account/../session/end',
  '/a\nb',
  'work',
  '',
  undefined,
  ['/a', '/b'],
])('does not go to %j after a sign-in', (path) => {
  expect(pageOf(path)).toBe('/work');
});
