import { type Role } from '@langmoi/contracts/caller';
import { officers } from '@langmoi/domain/access/people';
import { aGround, somebodyAt } from '@langmoi/testing/standings';
import fc from 'fast-check';
import { knows, type Question } from './province.policy';

const ground = aGround();
const questions: Question[] = ['listUnits', 'listAliases', 'listOrganisations', 'listPersons'];
const reads = (role: Role): boolean => role === 'auditor' || (officers as readonly Role[]).includes(role);
const national: Role[] = ['auditor', 'nationalViewer', 'nationalAdministrator'];

/** A province is known to its own people, and to an office of the nation, or of its successor, while it reads that province. */
it('hides a province from another one, and from the nation until it reads it', () => {
  fc.assert(
    fc.property(somebodyAt(ground), fc.constantFrom(...questions), ({ caller, roles, standing }, question) => {
      const known = knows(question, caller, ground.provinceId);
      if (/Elsewhere$|Nowhere$|^elsewhere$/.test(standing)) expect(known).toBe(false);
      else if (standing === 'nation') expect(known && !roles.some((role) => national.includes(role))).toBe(false);
      else if (standing === 'successor') expect(known).toBe(question !== 'listPersons' && roles.some(reads));
      else expect(known).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
