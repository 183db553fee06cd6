import type { Role } from '@langmoi/contracts/caller';
import { aCaller } from '@langmoi/testing/callers';
import { aGround, somebodyAt, type Standing } from '@langmoi/testing/standings';
import fc from 'fast-check';
import { fields, maskFor, type Field } from './fields';

const commune = { provinceId: 'tenant', path: ['province', 'district', 'commune'] };
const of = (role: string, unitPath: string[], choice = {}) =>
  aCaller({ provinceId: 'tenant', unitPath, unitId: unitPath.at(-1) ?? '', roles: [role as 'auditor'], ...choice });
const shown = (...asked: Parameters<typeof maskFor>) => fields.filter((field) => maskFor(...asked).shows(field));
const ofHousehold = ['household.members', 'household.address', 'household.phone', 'household.identityNumber'];

it('shows a household to the poverty officer of that very commune', () => {
  expect(shown(of('povertyOfficer', commune.path), commune)).toEqual(ofHousehold);
});

it('hides it from the poverty officer of the next commune, of the province, and from everybody else', () => {
  expect(shown(of('povertyOfficer', ['province', 'district', 'next']), commune)).toEqual([]);
  expect(shown(of('povertyOfficer', ['province']), commune)).toEqual([]);
  expect(shown(of('communeOfficer', commune.path), commune)).toEqual([]);
  expect(shown(of('operator', ['province']), commune)).toEqual([]);
});

it('shows everything to an auditor who has said what for, and nothing before', () => {
  const auditor = of('auditor', ['province']);
  expect(shown(auditor, commune)).toEqual([]);
  expect(shown(auditor, commune, ' ')).toEqual([]);
  expect(shown(auditor, commune, 'Kiểm toán năm 2020')).toEqual([...fields]);
  expect(shown({ ...auditor, purpose: 'Kiểm toán năm 2020' }, commune)).toEqual([...fields]);
});

it('shows an auditor of the nation only the province that is read', () => {
  const national = of('auditor', ['nation'], { provinceId: 'nation', purpose: 'Kiểm toán năm 2020' });
  expect(shown(national, commune)).toEqual([]);
  expect(shown({ ...national, readsProvinceId: 'tenant' }, commune)).toEqual([...fields]);
});

it('gives a purpose no power to anybody else', () => {
  expect(shown(of('financeOfficer', ['province']), commune, 'tò mò')).toEqual([]);
});

it('shows officers’ phones, and where they are at home, to the province’s administrator', () => {
  expect(shown(of('provinceAdministrator', ['province']), commune)).toEqual(['person.phone', 'person.home']);
});

it('masks what is there and leaves out what is not', () => {
  const mask = maskFor(of('provinceAdministrator', ['province']), commune);
  expect(mask.of('person.phone', '0912 000 001')).toBe('0912 000 001');
  expect(mask.of('person.identityNumber', '084000000001')).toBe('•••');
  expect(mask.of('person.identityNumber', null)).toBeNull();
});

it('tells when only a stated purpose opened a field, so that the use is recorded', () => {
  expect(maskFor(of('auditor', ['province']), commune, 'Kiểm toán năm 2020').byPurpose).toBe(true);
  expect(maskFor(of('provinceAdministrator', ['province']), commune, 'gì đó').byPurpose).toBe(false);
});

const ground = aGround();
const ofGround = { provinceId: ground.provinceId, path: [ground.district, ground.commune] };

/**
 * Issue 5 §3: "household members, ID numbers, phones are for the poverty officer of that commune and for the auditor with
 * a stated purpose; masked for everyone else". Of officers the administrator knows the phone (§2, who invites them) and
 * where they are at home (§3, recusal); a number that was entered once is nobody's to read but the auditor's.
 */
function seesOracle(field: Field, roles: readonly Role[], standing: Standing, purpose: string | null): boolean {
  const inProvince = !/^(nation|elsewhere|successor)/.test(standing);
  if (roles.includes('auditor') && (purpose ?? '').trim() !== '' && (inProvince || standing === 'nation')) return true;
  if (field.startsWith('household.')) return roles.includes('povertyOfficer') && standing === 'commune';
  return field !== 'person.identityNumber' && roles.includes('provinceAdministrator') && inProvince;
}

it('shows each field to whom the regulation shows it, and masks it for everybody else', () => {
  const purposes = fc.constantFrom(null, '', '  ', 'Kiểm toán năm 2020');
  fc.assert(
    fc.property(somebodyAt(ground), purposes, fc.constantFrom(...fields), (drawn, purpose, field) => {
      const { caller, roles, standing } = drawn;
      const mask = maskFor({ ...caller, purpose }, ofGround);
      const sees = seesOracle(field, roles, standing, purpose);
      expect(mask.of(field, '084000000001')).toBe(sees ? '084000000001' : '•••');
      const only = fields.some(
        (one) => seesOracle(one, roles, standing, purpose) && !seesOracle(one, roles, standing, null),
      );
      expect(mask.byPurpose).toBe(only);
    }),
    { numRuns: 4_000 },
  );
});
