import type { Role } from '@langmoi/contracts/caller';
import { aGround, somebodyAt, type Standing } from '@langmoi/testing/standings';
import fc from 'fast-check';
import { knownTo } from './overview.policy';

const ground = aGround();
const dossiers = ['open', 'rejected', 'refused', 'recognised'].map((status) => ({ status }));

/**
 * Decision 2540/QĐ-TTg, steps A12 and A13: what is decided is announced; until then a dossier is the offices' own. They
 * are those that the steps A1 to A13 name and those of the other programmes; who inspects (mission) reads them, too, a
 * national office in the province that it reads, a successor's in the one that its province took over (issue 6, section 2).
 */
const offices: readonly Role[] = [
  ...(['communeOfficer', 'districtReviewer', 'frontOfficer', 'departmentOfficer', 'coordinationOffice'] as const),
  ...(['councilMember', 'chairmanOffice', 'financeOfficer', 'povertyOfficer', 'cultureOfficer'] as const),
];
function readsOpen(roles: readonly Role[], standing: Standing): boolean {
  if (standing.startsWith('successor')) return roles.some((role) => role === 'auditor' || offices.includes(role));
  const national = standing.startsWith('nation');
  const inspects = roles.some((role) => role === 'auditor' || role === 'nationalViewer');
  return national ? inspects && standing !== 'nationNowhere' : inspects || roles.some((role) => offices.includes(role));
}

it('tells everybody of dossiers as far as they are published, and offices of all that are listed to them', () => {
  fc.assert(
    fc.property(somebodyAt(ground), ({ caller, roles, standing }) => {
      // Without a province to read, a national office lists the nation's own dossiers: there are none.
      fc.pre(standing !== 'nationNowhere');
      const expected = readsOpen(roles, standing) ? dossiers : [{ status: 'recognised' }];
      expect(knownTo(caller, dossiers)).toEqual(expected);
    }),
    { numRuns: 2_000 },
  );
});
