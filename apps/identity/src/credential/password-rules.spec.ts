import { breachedPasswords } from './breached-passwords';
import { passwordFault } from './password-rules';

const account = 'tra-vinh.dieu-phoi';
const fault = (password: string) => passwordFault(password, { account });

it('ships a list of tens of thousands of breached passwords', async () => {
  const breached = await breachedPasswords();
  expect(breached.size).toBeGreaterThan(20_000);
  for (const known of ['password', '123456', 'qwerty']) expect(breached.has(known)).toBe(true);
});

it.each([
  ['seven characters', 'ab7cd1x', 'tooShort'],
  ['a hundred and twenty-nine characters', 'x'.repeat(129), 'tooLong'],
  ['one of the list', 'password123', 'breached'],
  ['one of the list in capitals', 'BASKETBALL', 'breached'],
  ['one of the list with a year and a mark', 'Basketball2026!', 'breached'],
  ["the account's own name", 'tra-vinh.dieu-phoi', 'tooClose'],
  ["the account's name with digits", 'dieu-phoi-1', 'tooClose'],
  ["the product's name", 'Làng Mới 11', 'tooClose'],
  ['one letter again and again', 'zzzzzzzzzzzz', 'tooClose'],
])('refuses %s', async (_, password, expected) => {
  expect(await fault(password)).toBe(expected);
});

it.each([
  ['words with spaces and no capital, digit or mark', 'bốn con trâu qua cầu'],
  ['letters alone', 'quyhoachxanhtot'],
  ['a hundred and twenty-eight characters', 'mười hai tháng '.repeat(9).slice(0, 128)],
  ['what a generator gives', 'x7#Kq9!vRt2m'],
])('takes %s', async (_, password) => expect(await fault(password)).toBeUndefined());
