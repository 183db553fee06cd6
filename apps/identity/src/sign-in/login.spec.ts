import fc from 'fast-check';
import type { Shown } from '../credential/second-factor';
import { isIncomplete, loginOf } from './login';

it('asks the second factor of everybody who must, has, or is wanted to show one, and of nobody twice', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (demanded, hasOne, wanted) => {
      const need = { demanded, hasOne, wanted };
      expect(isIncomplete({ ...need, passed: ['pwd'] })).toBe(demanded || hasOne || wanted);
      expect(isIncomplete({ ...need, passed: ['demo'] })).toBe(wanted);
      for (const second of ['otp', 'hwk', 'recovery'] as const) {
        expect(isIncomplete({ ...need, passed: ['pwd', second] })).toBe(false);
      }
    }),
  );
});

it.each<[Shown[], string, string[]]>([
  [['pwd'], 'password', ['pwd']],
  [['demo'], 'demo', ['demo']],
  [['pwd', 'otp'], 'second-factor', ['pwd', 'otp', 'mfa']],
  [['demo', 'hwk'], 'second-factor', ['demo', 'hwk', 'mfa']],
])('tells of %p that it is %s', (passed, acr, amr) => {
  expect(loginOf('officer', passed)).toEqual({ accountId: 'officer', acr, amr });
});
