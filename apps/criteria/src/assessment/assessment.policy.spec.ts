import type { Role } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import { actionsOf, permit, seesDraft } from './assessment.policy';

const commune = { id: 'own' };

it("lets the commune's own officer type and record", () => {
  const officer = { roles: ['communeOfficer' as const], unitId: 'own' };
  expect(actionsOf(officer, commune)).toEqual([
    { name: 'saveDraft', allowed: true },
    { name: 'recordAssessment', allowed: true },
  ]);
  expect(() => permit('recordAssessment', officer, commune)).not.toThrow();
  expect(seesDraft(officer, commune)).toBe(true);
});

it.each<[string, Role[], string]>([
  ["another commune's officer", ['communeOfficer'], 'other'],
  ['an officer of the district', ['districtReviewer'], 'own'],
  ['somebody without a role', [], 'own'],
])('keeps out %s, and the view gives the same reason', (_, roles, unitId) => {
  const caller = { roles, unitId };
  for (const action of actionsOf(caller, commune))
    expect(action).toMatchObject({ allowed: false, reason: '/problems/not-permitted' });
  expect(() => permit('saveDraft', caller, commune)).toThrow(Problem);
  expect(seesDraft(caller, commune)).toBe(false);
});
