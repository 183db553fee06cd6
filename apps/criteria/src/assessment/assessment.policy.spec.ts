import type { AssessmentView } from '@langmoi/contracts/criteria';
import type { Role } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import { aCaller } from '@langmoi/testing/callers';
import { refusalOf } from '@langmoi/testing/refusals';
import { aGround, somebodyAt, type Standing } from '@langmoi/testing/standings';
import fc from 'fast-check';
import { actionsOf, ofUnit, permit, seesDraft, seesUnitDraft, shown } from './assessment.policy';

const commune = { provinceId: 'tenant', parentId: 'district', id: 'own' };
const of = (roles: Role[], ...unitPath: string[]) =>
  aCaller({ provinceId: 'tenant', roles, unitPath, unitId: unitPath.at(-1) ?? '' });

it("lets the commune's own officer type and record", () => {
  const officer = of(['communeOfficer'], 'province', 'district', 'own');
  expect(actionsOf(officer, commune)).toEqual([
    { name: 'saveDraft', allowed: true },
    { name: 'recordAssessment', allowed: true },
  ]);
  expect(() => permit('recordAssessment', officer, commune)).not.toThrow();
  expect(seesDraft(officer, commune)).toBe(true);
});

it.each([
  ["another commune's officer", of(['communeOfficer'], 'province', 'district', 'other')],
  ['an officer of the district', of(['districtReviewer'], 'province', 'district')],
  ['an officer of another role in the commune', of(['povertyOfficer'], 'province', 'district', 'own')],
  ['somebody without a role', of([], 'province', 'district', 'own')],
  ['an officer of another province', { ...of(['communeOfficer'], 'own'), provinceId: 'another', unitId: 'own' }],
])('keeps out %s, and the view gives the same reason', (_, caller) => {
  for (const action of actionsOf(caller, commune))
    expect(action).toMatchObject({ allowed: false, reason: '/problems/not-permitted' });
  expect(() => permit('saveDraft', caller, commune)).toThrow(Problem);
  expect(seesDraft(caller, commune)).toBe(false);
});

it('shows a citizen the result without the notes of officers', () => {
  const results = [{ criterion: 1, state: 'missing', note: 'ông A chưa ký' }];
  const assessment = { results } as AssessmentView;
  expect(shown(assessment, of(['districtReviewer'], 'province', 'district'), commune)).toEqual({ results });
  expect(shown(assessment, of(['citizen'], 'province', 'district', 'own'), commune)).toEqual({
    results: [{ criterion: 1, state: 'missing' }],
  });
});

const ground = aGround();
const ofGround = { provinceId: ground.provinceId, parentId: ground.district, id: ground.commune };

/**
 * Decision 2540/QĐ-TTg, step A3 of domain/recognition-procedures.md 1.2: UBND xã assesses all criteria itself. Nobody
 * above may do it for the commune, nobody beside, and no other office of the commune.
 */
const mayAssess = (roles: readonly Role[], standing: Standing): boolean =>
  roles.includes('communeOfficer') && standing === 'commune';

it('lets in whom the regulation lets in, and shows the draft to nobody else', () => {
  fc.assert(
    fc.property(somebodyAt(ground), ({ caller, roles, standing }) => {
      const expected = mayAssess(roles, standing) ? undefined : '/problems/not-permitted';
      for (const action of ['saveDraft', 'recordAssessment'] as const) {
        expect(refusalOf(() => permit(action, caller, ofGround))?.type).toBe(expected);
      }
      expect(actionsOf(caller, ofGround).map(({ reason }) => reason)).toEqual([expected, expected]);
      expect(seesDraft(caller, ofGround)).toBe(expected === undefined);
    }),
    { numRuns: 2_000 },
  );
});

const district = { provinceId: ground.provinceId, parentId: ground.province, id: ground.district };

/** domain/recognition-procedures.md 1.3: UBND huyện assesses its district: nobody above, nobody below, no other district. */
const mayAssessDistrict = (roles: readonly Role[], standing: Standing): boolean =>
  roles.includes('districtReviewer') && standing === 'district';

it('lets in of a district whom the regulation lets in, and shows its draft to nobody else', () => {
  fc.assert(
    fc.property(somebodyAt(ground), ({ caller, roles, standing }) => {
      const expected = mayAssessDistrict(roles, standing) ? undefined : '/problems/not-permitted';
      for (const action of ['saveUnitDraft', 'recordUnitAssessment'] as const) {
        expect(refusalOf(() => ofUnit.permit(action, caller, district))?.type).toBe(expected);
      }
      expect(ofUnit.actionsOf(caller, district).map(({ reason }) => reason)).toEqual([expected, expected]);
      expect(seesUnitDraft(caller, district)).toBe(expected === undefined);
    }),
    { numRuns: 2_000 },
  );
});
