import { Role } from '@langmoi/contracts/caller';
import { aCaller } from '@langmoi/testing/callers';
import { knownTo } from './overview.policy';

const dossiers = ['open', 'rejected', 'refused', 'recognised'].map((status) => ({ status }));

/** Decision 2540/QĐ-TTg, steps A12 and A13: what is decided is announced; until then a dossier is the offices' own. */
const offices = /Officer$|^(districtReviewer|coordinationOffice|councilMember|chairmanOffice|auditor|nationalViewer)$/;

it.each(Role.options)('tells %s of dossiers as far as they are published, and offices of all', (role) => {
  const expected = offices.test(role) ? dossiers : [{ status: 'recognised' }];
  expect(knownTo(aCaller({ roles: [role] }), dossiers)).toEqual(expected);
});
