import { HouseholdContent, type HouseholdHistory } from '@langmoi/contracts/households';
import { contentOf, hidesPersons, noHousehold, typedOf } from './households';

const decision = { number: '12/QĐ-UBND', date: '2019-12-24', authority: 'UBND xã Thử' };
const members = [
  { name: 'Người Thử', birth: '1958', relation: 'head' as const, identityNumber: '000000000001' },
  { name: 'Con Thử', birth: '1990-04-30', relation: 'child' as const, identityNumber: null },
];
const household: HouseholdHistory = {
  ...{ id: 'a', unitId: 'b', unitName: 'Xã Thử', number: 3, hamlet: 'Ấp Thử', headName: 'Người Thử' },
  ...{ address: null, phone: '0909 123 456', memberCount: 2, members, classification: 'poor', since: '2020-01-01' },
  ...{ decision, left: null, version: 1, rehearsal: true, actions: [], history: [] },
  standard: { id: '2016-2021', title: { vi: 'Chuẩn', en: 'A standard' }, legalBasis: 'Quyết định thử' },
};

it('says a household anew as it was, where nothing was typed', () => {
  const { hamlet, address, phone, classification, since } = household;
  const same = { hamlet, address, phone, members, classification, since, decision };
  expect(HouseholdContent.parse(contentOf(typedOf(household)))).toEqual(same);
});

it('shows dates of birth as people write them, and reads them again', () => {
  const typed = typedOf(household);
  expect(typed.members.map(({ birth }) => birth)).toEqual(['1958', '30/4/1990']);
  const [head] = typed.members;
  const said = contentOf({ ...typed, members: [{ ...head!, birth: ' 1960 ', identityNumber: '000 000 000.002' }] });
  expect(said.members).toEqual([
    { name: 'Người Thử', relation: 'head', birth: '1960', identityNumber: '000000000002' },
  ]);
});

it('begins with a head and asks for the rest', () => {
  const { error } = HouseholdContent.safeParse(contentOf(noHousehold));
  expect(error?.issues.map(({ path }) => path.join('/'))).toEqual([
    ...['hamlet', 'members/0/name', 'members/0/birth', 'classification', 'since'],
    ...['decision/number', 'decision/date', 'decision/authority'],
  ]);
});

it('knows what is masked', () => {
  expect(hidesPersons(household)).toBe(false);
  expect(hidesPersons({ headName: '•••' })).toBe(true);
});
