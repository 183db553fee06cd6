import type { UnitFindingsView } from '@langmoi/contracts/units';
import { aboutOf, doubtIn, doubtsOf } from './unit-findings';

it('names the kinds of doubt that there are, the most frequent first', () => {
  expect(doubtsOf({ noOldUnit: 5, withoutHeir: 569, newCodeUnknown: 431 })).toEqual([
    { doubt: 'withoutHeir', n: 569 },
    { doubt: 'newCodeUnknown', n: 431 },
    { doubt: 'noOldUnit', n: 5 },
  ]);
});

it('takes no doubt that is none from an address', () => {
  expect([doubtIn('withoutHeir'), doubtIn('gì đó'), doubtIn(null)]).toEqual(['withoutHeir', undefined, undefined]);
});

it('is about units, and about a province where it names nothing below it', () => {
  const unit = (unitId: string, level: 'province' | 'commune') => ({ unitId, level, kind: level, name: unitId });
  const units: UnitFindingsView['units'] = [unit('sơn la', 'province'), unit('mộc châu', 'commune')];
  expect(aboutOf(['mộc châu', 'sơn la', 'nobody knows'], units).map(({ name }) => name)).toEqual(['mộc châu']);
  expect(aboutOf(['sơn la'], units).map(({ name }) => name)).toEqual(['sơn la']);
});
