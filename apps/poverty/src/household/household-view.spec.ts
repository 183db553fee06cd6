import type { Role } from '@langmoi/contracts/caller';
import { maskFor } from '@langmoi/domain/access/fields';
import { unitPlace } from '@langmoi/domain/access/table';
import { aGround, somebodyAt, type Standing } from '@langmoi/testing/standings';
import fc from 'fast-check';
import { headOf } from './household';
import type { HouseholdRow } from './household.entity';
import { householdViewOf, isFound, showsPersons, type Reading } from './household-view';
import { registerRows } from './register-file';

const ground = aGround();
const unit = { provinceId: ground.provinceId, parentId: ground.district, id: ground.commune, name: 'Xã Thử' };
const standard: Reading['standard'] = {
  ...{ id: '2016-2021', title: { vi: 'Chuẩn', en: 'A standard' }, legalBasis: 'Quyết định thử' },
  ...{ fromOn: '2016-01-01', toOn: null, confidence: 'provisional' },
};
const decision = { number: '12/QĐ-UBND', date: '2019-12-24', authority: 'UBND xã Thử' };
const readingBy = (caller: Reading['caller']): Reading => ({
  ...{ caller, standard, kept: { unit, place: unitPlace(unit), successions: [] } },
  mask: maskFor(caller, unitPlace(unit)),
});

/** Words that stand nowhere else, so that one of them in an answer is a leak. */
const word = fc.integer({ min: 10 ** 8, max: 10 ** 9 - 1 }).map(String);
const member = fc.record({
  name: word.map((n) => `Bí Mật ${n}`),
  identityNumber: fc.option(word.map((n) => `000${n}`)),
});

const aHousehold = fc
  .record({
    address: fc.option(word.map((n) => `Hẻm ${n}`)),
    phone: fc.option(word.map((n) => `09${n}`)),
    members: fc.array(member, { minLength: 1, maxLength: 4 }),
    left: fc.boolean(),
  })
  .map(({ members, left, ...said }): HouseholdRow => ({
    ...{ ...said, id: 'a', provinceId: unit.provinceId, unitId: unit.id, number: 1, hamlet: 'Ấp Thử', decision },
    ...{ classification: 'poor', standard: standard.id, since: '2020-01-01', version: 1, rehearsal: true },
    ...(left
      ? { leftOn: '2020-06-30', leftReason: 'movedAway', leftBy: decision }
      : { leftOn: null, leftReason: null, leftBy: null }),
    members: members.map((one, at) => ({ ...one, birth: '1958', relation: at === 0 ? 'head' : 'child' })),
  }));

/**
 * Issue 5, section 3: members, identity numbers and phones are for the poverty officer of that commune, and for the
 * auditor with a stated purpose, in the province or of the nation that reads it; not for a province that took it over.
 */
function seesPersons(roles: readonly Role[], standing: Standing, purpose: string | null): boolean {
  if (roles.includes('povertyOfficer') && standing === 'commune') return true;
  const isStranger = /^(nationElsewhere|nationNowhere|elsewhere|successor)/.test(standing);
  return roles.includes('auditor') && !isStranger && (purpose ?? '').trim() !== '';
}

const personalOf = ({ address, phone, members }: HouseholdRow): string[] =>
  [address, phone, ...members.flatMap(({ name, identityNumber }) => [name, identityNumber])].filter(
    (value) => value !== null,
  );

const asked = fc.record({
  somebody: somebodyAt(ground),
  purpose: fc.constantFrom(null, ' ', 'Kiểm toán năm 2020'),
  household: aHousehold,
});

it('shows all of it to whom it is for, and not one word to anybody else, in view and file alike', () => {
  fc.assert(
    fc.property(asked, ({ somebody: { caller, roles, standing }, purpose, household }) => {
      const view = householdViewOf(household, readingBy({ ...caller, purpose }));
      const sees = seesPersons(roles, standing, purpose);
      const expected = sees ? personalOf(household) : [];
      for (const text of [JSON.stringify(view), JSON.stringify(registerRows([view], { language: 'vi' }))])
        expect(personalOf(household).filter((value) => text.includes(value))).toEqual(expected);
      expect(view.members?.length).toBe(sees ? household.members.length : undefined);
      expect(view.memberCount).toBe(household.members.length);
      expect(showsPersons(view)).toBe(sees);
    }),
    { numRuns: 2_000 },
  );
});

it('tells what is there and masked from what is not there', () => {
  fc.assert(
    fc.property(aHousehold, (household) => {
      const { address, phone, headName } = householdViewOf(household, readingBy({ ...nobody, purpose: null }));
      expect(headName).toBe('•••');
      expect([address, phone]).toEqual([household.address && '•••', household.phone && '•••']);
    }),
  );
});

it('finds by what is personal only for whom it is for, by any part of it', () => {
  const parts = fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.nat({ max: 4 }));
  fc.assert(
    fc.property(asked, parts, ({ somebody: { caller, roles, standing }, purpose, household }, [pick, from, cut]) => {
      const secrets = personalOf(household);
      const secret = secrets[pick % secrets.length] ?? '';
      const part = secret.slice(from, secret.length - cut);
      const found = isFound(household, part, readingBy({ ...caller, purpose }));
      expect(found).toBe(seesPersons(roles, standing, purpose));
    }),
    { numRuns: 2_000 },
  );
});

it('finds nothing by a few digits of a number, nor by signs alone', () => {
  const row = fc.sample(aHousehold, 1)[0]!;
  const household = { ...row, phone: '0909123456', members: [headOf(row)] };
  const reading = readingBy({ ...nobody, ...officer });
  expect(isFound(household, '123', reading)).toBe(false);
  expect(isFound(household, '1234', reading)).toBe(true);
  expect(isFound(household, '0909.123.456', reading)).toBe(true);
  for (const search of ['', '•••', '* ?', 'Bí Mật 0909123456']) expect(isFound(household, search, reading)).toBe(false);
});

const nobody: Reading['caller'] = {
  ...{ provinceId: unit.provinceId, unitId: unit.provinceId, unitPath: [unit.provinceId], readsProvinceId: null },
  ...{ roles: [], capacity: 'own', purpose: null },
};
const officer: Partial<Reading['caller']> = {
  ...{ unitId: unit.id, unitPath: [ground.province, ground.district, unit.id], roles: ['povertyOfficer'] },
};
