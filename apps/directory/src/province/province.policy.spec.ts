import { type Role } from '@langmoi/contracts/caller';
import { aGround, somebodyAt } from '@langmoi/testing/standings';
import fc from 'fast-check';
import { knows, type Question } from './province.policy';

const ground = aGround();
const questions: Question[] = ['listUnits', 'listAliases', 'listOrganisations', 'listPersons'];
const national: Role[] = ['auditor', 'nationalViewer', 'nationalAdministrator'];

/** A province is known to its own people, and to an office of the nation while it reads that province. */
it('hides a province from another one, and from the nation until it reads it', () => {
  fc.assert(
    fc.property(somebodyAt(ground), fc.constantFrom(...questions), ({ caller, roles, standing }, question) => {
      const known = knows(question, caller, ground.provinceId);
      if (['nationElsewhere', 'nationNowhere', 'elsewhere'].includes(standing)) expect(known).toBe(false);
      else if (standing === 'nation') expect(known && !roles.some((role) => national.includes(role))).toBe(false);
      else expect(known).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
