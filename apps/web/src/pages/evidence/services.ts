import { evidenceApi, type AddEvidence } from '@langmoi/contracts/evidence';
import { served } from '../../services';
import type { SaidOf } from '../../view/said-of';

export const evidence = served('/api/criteria', evidenceApi);

/** The question for all that is shown of a unit. */
export function showingOf({ unitId, ...of }: SaidOf) {
  return of.level === 'commune'
    ? { route: evidence.viewEvidence, input: { params: { communeId: unitId, tier: of.tier } } }
    : { route: evidence.viewUnitEvidence, input: { params: { unitId, tier: of.tier } } };
}

/** The command that binds a file that has arrived. */
export function bindingOf({ unitId, ...of }: SaidOf, body: AddEvidence) {
  return of.level === 'commune'
    ? { route: evidence.addEvidence, input: { params: { communeId: unitId, tier: of.tier }, body } }
    : { route: evidence.addUnitEvidence, input: { params: { unitId, tier: of.tier }, body } };
}
