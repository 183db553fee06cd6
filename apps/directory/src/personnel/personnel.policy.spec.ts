import { Role } from '@langmoi/contracts/caller';
import { provincePlace } from '@langmoi/domain/access/table';
import { aCaller } from '@langmoi/testing/callers';
import { refusalOf } from '@langmoi/testing/refusals';
import fc from 'fast-check';
import { appointAction, permit } from './personnel.policy';

const [province, other, nation] = ['province', 'other', 'nation'];
const actions = ['invitePerson', 'appoint', 'endAppointment', 'transferAppointment', 'importOfficers'] as const;
const nationals: readonly Role[] = ['nationalViewer', 'nationalAdministrator'];

/** As the regulation has it, told apart from the table: who keeps which office, and nobody their own. */
function oracle(asker: { role: Role; at: string; reads: string | null }, given: Role, of: string, own: boolean) {
  const person = !given.endsWith('Machine');
  const keepsProvince = asker.role === 'provinceAdministrator' && asker.at === of;
  const keepsNation = asker.role === 'nationalAdministrator' && asker.at === of;
  const keepsAdministrators = asker.role === 'nationalAdministrator' && asker.at !== of && asker.reads === of;
  const may =
    (keepsProvince && person && given !== 'provinceAdministrator' && !nationals.includes(given)) ||
    (keepsNation && (nationals.includes(given) || given === 'auditor')) ||
    (keepsAdministrators && given === 'provinceAdministrator');
  return (action: (typeof actions)[number]) => {
    const table = may && !(action === 'importOfficers' && asker.role === 'nationalAdministrator');
    if (!table) return '/problems/not-permitted';
    return own && action !== 'endAppointment' ? '/problems/own-office' : undefined;
  };
}

it('lets exactly those give and end an office whom the regulation names', () => {
  fc.assert(
    fc.property(
      ...([fc.constantFrom(...Role.options), fc.constantFrom(...Role.options), fc.boolean()] as const),
      ...([
        fc.constantFrom(province, nation),
        fc.constantFrom(null, province, other),
        fc.constantFrom(...actions),
      ] as const),
      (role, given, own, at, reads, action) => {
        const of = reads === other ? other : at === nation && reads === null ? nation : province;
        const caller = aCaller({ provinceId: at, unitId: at, unitPath: [at], roles: [role], readsProvinceId: reads });
        const office = { place: provincePlace(of), role: given, officerId: own ? caller.userId : 'somebody' };
        const refused = refusalOf(() => permit(action, caller, office))?.type;
        expect(refused).toBe(oracle({ role, at, reads }, given, of, own)(action));
      },
    ),
    { numRuns: 1_000 },
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
