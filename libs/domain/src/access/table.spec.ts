import { aCaller } from '@langmoi/testing/callers';
import { refusedBy } from './refusal';
import { isGranted, listedPlace, mayEver, provincePlace, relationOf, type Grant } from './table';

const path = ['province', 'district', 'commune'];
const place = { provinceId: 'tenant', path };
const of = (unitPath: string[], choice = {}) =>
  aCaller({ provinceId: 'tenant', unitPath, unitId: unitPath.at(-1) ?? '', ...choice });

it.each([
  ['own', of(path)],
  ['below', of(['province', 'district'])],
  ['below', of(['province'])],
  ['above', of([...path, 'hamlet'])],
  ['sibling', of(['province', 'district', 'next'])],
  ['sibling', of(['province', 'other district'])],
  ['otherProvince', of(path, { provinceId: 'another' })],
  ['nation', of(['nation'], { provinceId: 'nation', readsProvinceId: 'tenant' })],
  ['otherProvince', of(['nation'], { provinceId: 'nation', readsProvinceId: 'another' })],
  ['predecessor', of(['heir'], { provinceId: 'heir', readsProvinceId: 'tenant', inherits: true })],
  ['otherProvince', of(['heir'], { provinceId: 'heir', readsProvinceId: 'another', inherits: true })],
  ['otherProvince', of(['heir', 'commune'], { provinceId: 'heir', readsProvinceId: 'tenant', inherits: true })],
])('tells that a place is %s to an office', (expected, caller) => {
  expect(relationOf(caller, place)).toBe(expected);
});

it('takes a successor’s own province for another one while it reads a predecessor, so that it does nothing there', () => {
  const heir = of(['heir'], { provinceId: 'heir', readsProvinceId: 'tenant', inherits: true });
  expect(relationOf(heir, provincePlace('heir'))).toBe('otherProvince');
  expect(relationOf({ ...heir, readsProvinceId: null, inherits: false }, provincePlace('heir'))).toBe('own');
});

it('takes what has no unit for the province’s own', () => {
  expect(relationOf(of(['province']), provincePlace('tenant'))).toBe('own');
  expect(relationOf(of(path), provincePlace('tenant'))).toBe('above');
  expect(relationOf(of([]), provincePlace('tenant'))).toBe('above'); // an office whose place nobody knows is not the province's
});

it('lists the province that a national office reads just now', () => {
  expect(listedPlace(of(['nation'], { provinceId: 'nation', readsProvinceId: 'tenant' })).provinceId).toBe('tenant');
  expect(listedPlace(of(path)).provinceId).toBe('tenant');
});

const grants: Grant[] = [
  { roles: ['communeOfficer'], relations: ['own'], states: ['open'], capacities: ['own', 'forHead'] },
];

it('grants by role, relation, state and capacity, all at once', () => {
  const officer = of(path, { roles: ['communeOfficer'] });
  expect(isGranted({ grants }, officer, { place, state: 'open' })).toBe(true);
  expect(isGranted({ grants }, { ...officer, roles: ['citizen'] }, { place, state: 'open' })).toBe(false);
  expect(isGranted({ grants }, officer, { place: provincePlace('tenant'), state: 'open' })).toBe(false);
  expect(isGranted({ grants }, officer, { place, state: 'closed' })).toBe(false);
  expect(isGranted({ grants }, officer, { place })).toBe(false);
  expect(isGranted({ grants }, { ...officer, capacity: 'byOrder' }, { place, state: 'open' })).toBe(false);
});

it('names the refusal of whom no grant lets through', () => {
  const at = { place, state: 'open' };
  expect(refusedBy({ grants }, of(path), at)).toMatchObject({ type: '/problems/not-permitted', status: 403 });
  expect(refusedBy({ grants }, of(path, { roles: ['communeOfficer'] }), at)).toBeUndefined();
});

it('knows at the door whether a role is named at all', () => {
  expect(mayEver({ grants }, of(path, { roles: ['citizen', 'communeOfficer'] }), 'POST')).toBe(true);
  expect(mayEver({ grants }, of(path, { roles: ['citizen'] }), 'POST')).toBe(false);
});

it('asks at the door that a grant reaches the province that is read', () => {
  const reader = of(['nation'], { provinceId: 'nation', readsProvinceId: 'tenant', roles: ['auditor'] });
  const here: Grant = { roles: ['auditor'], relations: ['own'] };
  expect(mayEver({ grants: [here] }, reader, 'GET')).toBe(false);
  expect(mayEver({ grants: [here] }, reader, 'POST')).toBe(true);
  expect(mayEver({ grants: [here, { ...here, relations: ['nation'] }] }, reader, 'GET')).toBe(true);
  expect(mayEver({ grants: [here] }, { ...reader, readsProvinceId: null }, 'GET')).toBe(true);
  const nationally = { grants: [here, { ...here, relations: ['nation'] }] } as const;
  expect(mayEver(nationally, { ...reader, inherits: true }, 'GET')).toBe(false);
  expect(mayEver({ grants: [{ ...here, relations: ['predecessor'] }] }, { ...reader, inherits: true }, 'GET')).toBe(
    true,
  );
});
