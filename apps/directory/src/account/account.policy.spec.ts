import { Problem } from '@langmoi/contracts/problem';
import { permitFind, permitList } from './account.policy';

it('lets the gateway ask who an account is, and nobody else', () => {
  expect(() => permitFind({ userId: 'the gateway' }, 'the gateway')).not.toThrow();
  expect(() => permitFind({ userId: 'an officer' }, 'the gateway')).toThrow(Problem);
});

it('shows the accounts of demo data only where there is a demo', () => {
  expect(() => permitList(true)).not.toThrow();
  expect(() => permitList(false)).toThrow(Problem);
});
