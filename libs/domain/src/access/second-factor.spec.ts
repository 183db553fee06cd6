import { needsSecondFactor } from './second-factor';

it('asks a second factor of whoever decides, pays or administers, and of nobody else', () => {
  expect(needsSecondFactor(['communeOfficer', 'chairmanOffice'])).toBe(true);
  expect(needsSecondFactor(['financeOfficer'])).toBe(true);
  expect(needsSecondFactor(['provinceAdministrator'])).toBe(true);
  expect(needsSecondFactor(['communeOfficer', 'frontOfficer', 'auditor', 'citizen'])).toBe(false);
  expect(needsSecondFactor([])).toBe(false);
});
