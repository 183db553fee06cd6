import { CorrectingPerson, type PersonView } from '@langmoi/contracts/officers';
import { correctingOf, personTyped, personWords } from './persons';

const person = (part: Partial<PersonView> = {}): PersonView => ({
  ...{ id: 'p', provinceId: 'v', displayName: 'Nguyễn Văn Đức', account: 'duc', phone: '0909', identityNumber: '•••' },
  ...{ homeUnitId: null, homeUnitName: null, version: 4, rehearsal: true, appointments: [], actions: [], ...part },
});

it('sends what was changed, and leaves alone what the reader does not see', () => {
  const typed = { ...personTyped(person()), displayName: 'Nguyễn Văn Đực', reason: 'ghi sai' };
  expect(correctingOf(typed, person())).toEqual({ displayName: 'Nguyễn Văn Đực', reason: 'ghi sai', seenVersion: 4 });
});

it('takes away what was emptied', () => {
  const typed = { ...personTyped(person()), phone: '', reason: 'thôi dùng số này' };
  const sent = correctingOf(typed, person());
  expect(sent).toEqual({ phone: null, reason: 'thôi dùng số này', seenVersion: 4 });
  expect(CorrectingPerson.safeParse(sent).success).toBe(true);
});

it('puts what tells two versions apart into a line', () => {
  expect(personWords(person({ homeUnitName: 'Tập Sơn' }))).toBe('Nguyễn Văn Đức · 0909 · Tập Sơn');
});
