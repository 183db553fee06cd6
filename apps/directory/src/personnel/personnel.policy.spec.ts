import { Role } from '@langmoi/contracts/caller';
import { provincePlace } from '@langmoi/domain/access/table';
import { aCaller } from '@langmoi/testing/callers';
import { refusalOf } from '@langmoi/testing/refusals';
import fc from 'fast-check';
import { appointAction, correctAction, permit, permitCorrection } from './personnel.policy';

const [province, other, nation] = ['province', 'other', 'nation'];
const actions = [
  ...(['invitePerson', 'appoint', 'correctPerson', 'endAppointment', 'cancelAppointment'] as const),
  ...(['transferAppointment', 'importOfficers'] as const),
];
const nationals: readonly Role[] = ['nationalViewer', 'nationalAdministrator'];

interface Case {
  readonly asks: Role;
  readonly at: string;
  readonly reads: string | null;
  readonly given: Role;
  readonly of: string;
  readonly own: boolean;
  readonly action: (typeof actions)[number];
}

/** What each administrator keeps, as the regulation has it, told apart from the table. */
const keeps = {
  province: (given: Role) => ![...nationals, 'provinceAdministrator'].includes(given) && !given.endsWith('Machine'),
  nation: (given: Role) => nationals.includes(given) || given === 'auditor',
  administrators: (given: Role) => given === 'provinceAdministrator',
};

function mayKeep({ asks, at, reads, given, of, action }: Case): boolean {
  if (asks === 'provinceAdministrator') return at === of && keeps.province(given);
  if (asks !== 'nationalAdministrator' || action === 'importOfficers') return false;
  if (at === of) return keeps.nation(given);
  return reads === of && keeps.administrators(given);
}

function expected(one: Case): string | undefined {
  if (!mayKeep(one)) return '/problems/not-permitted';
  if (!one.own || one.action === 'endAppointment' || one.action === 'cancelAppointment') return undefined;
  return one.action === 'correctPerson' ? '/problems/own-record' : '/problems/own-office';
}

const aCase = fc.record({
  asks: fc.constantFrom(...Role.options),
  given: fc.constantFrom(...Role.options),
  own: fc.boolean(),
  at: fc.constantFrom(province, nation),
  reads: fc.constantFrom(null, province, other),
  of: fc.constantFrom(province, other, nation),
  action: fc.constantFrom(...actions),
});

it('lets exactly those give and end an office whom the regulation names', () => {
  fc.assert(
    fc.property(aCase, (one) => {
      const { asks, at, reads, of, given, own, action } = one;
      const caller = aCaller({ provinceId: at, unitId: at, unitPath: [at], roles: [asks], readsProvinceId: reads });
      const office = { place: provincePlace(of), role: given, officerId: own ? caller.userId : 'somebody' };
      expect(refusalOf(() => permit(action, caller, office))?.type).toBe(expected(one));
    }),
    { numRuns: 2_000 },
  );
});

it('shows the button to whoever may give some office, and not for themselves', () => {
  const administrator = aCaller({ provinceId: province, roles: ['provinceAdministrator'] });
  const place = provincePlace(administrator.provinceId);
  expect(appointAction(administrator, place, 'somebody')).toEqual({ name: 'appoint', allowed: true });
  expect(appointAction(administrator, place, administrator.userId)).toMatchObject({ allowed: false });
  const auditor = aCaller({ provinceId: province, roles: ['auditor'] });
  expect(appointAction(auditor, place, 'somebody')).toMatchObject({ reason: '/problems/not-permitted' });
});

it('lets whoever keeps one of somebody’s offices correct them, and the button says the same', () => {
  fc.assert(
    fc.property(aCase, fc.array(fc.constantFrom(...Role.options), { maxLength: 3 }), (one, roles) => {
      const { asks, at, reads, of, own } = one;
      const caller = aCaller({ provinceId: at, unitId: at, unitPath: [at], roles: [asks], readsProvinceId: reads });
      const known = { place: provincePlace(of), officerId: own ? caller.userId : 'somebody', roles };
      const keepsOne = roles.some((given) => mayKeep({ ...one, given, action: 'correctPerson' }));
      const refused = refusalOf(() => permitCorrection(caller, known))?.type;
      expect(refused).toBe(!keepsOne ? '/problems/not-permitted' : own ? '/problems/own-record' : undefined);
      if (roles.length > 0) expect(correctAction(caller, known)?.allowed).toBe(refused === undefined);
    }),
    { numRuns: 1_000 },
  );
});
