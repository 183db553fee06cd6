import { Problem } from '@langmoi/contracts/problem';
import { gatewayId, permitFind, permitList } from './account.policy';

it('lets the gateway ask who an account is, and nobody else', () => {
  expect(() => permitFind({ userId: gatewayId })).not.toThrow();
  expect(() => permitFind({ userId: '0198c0de-0000-7000-8000-000000000000' })).toThrow(Problem);
});

it('shows the accounts of demo data only where there is a demo', () => {
  expect(() => permitList(true)).not.toThrow();
  expect(() => permitList(false)).toThrow(Problem);
});
