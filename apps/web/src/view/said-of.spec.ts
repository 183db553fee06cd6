import { basisOf, pageOf, saidOf } from './said-of';

const commune = saidOf('commune', 'c', 'NTM');
const district = saidOf('district', 'd', 'HOAN_THANH');

it('asks a commune for its three tiers alone', () => {
  expect(saidOf('commune', 'c', 'HOAN_THANH')).toEqual(commune);
  expect(district.tier).toBe('HOAN_THANH');
});

it("finds the pages of either: a commune's criteria are its own page", () => {
  expect(pageOf(commune, 'criteria')).toBe('/communes/c?tier=NTM');
  expect(pageOf(commune, 'figures')).toBe('/communes/c/figures?tier=NTM');
  expect(pageOf(district, 'criteria')).toBe('/units/d/criteria?tier=HOAN_THANH');
  expect(pageOf(district, 'judgement')).toBe('/units/d/judgement?tier=HOAN_THANH');
});

it('says whose word it is', () => {
  expect([basisOf(commune, 'self'), basisOf(district, 'self')]).toEqual(['basis.self', 'basis.selfOfDistrict']);
  expect([basisOf(commune, 'stated'), basisOf(district, 'stated')]).toEqual(['basis.stated', 'basis.stated']);
});
