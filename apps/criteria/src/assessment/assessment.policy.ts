import type { AssessmentView } from '@langmoi/contracts/criteria';
import { criteria } from '@langmoi/domain/access/criteria';
import { refusedBy } from '@langmoi/domain/access/refusal';
import { isGranted, unitPlace, type Asking } from '@langmoi/domain/access/table';
import { unitJudgements } from '@langmoi/domain/access/unit-judgements';
import { policyOf } from '@langmoi/domain/policy';

type Commune = Parameters<typeof unitPlace>[0];

const byTable = (action: 'saveDraft' | 'recordAssessment') => (caller: Asking, commune: Commune) =>
  refusedBy(criteria[action], caller, { place: unitPlace(commune) });

export const { permit, actionsOf } = policyOf({
  saveDraft: byTable('saveDraft'),
  recordAssessment: byTable('recordAssessment'),
});

const ofUnitByTable = (action: 'saveUnitDraft' | 'recordUnitAssessment') => (caller: Asking, unit: Commune) =>
  refusedBy(unitJudgements[action], caller, { place: unitPlace(unit) });

/** A district's own criteria. */
export const ofUnit = policyOf({
  saveUnitDraft: ofUnitByTable('saveUnitDraft'),
  recordUnitAssessment: ofUnitByTable('recordUnitAssessment'),
});

/** What is still being typed is seen by whoever may type it. */
export const seesDraft = (caller: Asking, commune: Commune): boolean =>
  isGranted(criteria.readDraft, caller, { place: unitPlace(commune) });

/** The same of a district. */
export const seesUnitDraft = (caller: Asking, unit: Commune): boolean =>
  isGranted(unitJudgements.saveUnitDraft, caller, { place: unitPlace(unit) });

/** The assessment of whichever unit as the reader may see it: a citizen without the notes of officers. */
export function shown<A extends Pick<AssessmentView, 'results'>>(assessment: A, caller: Asking, commune: Commune): A {
  if (isGranted(criteria.readNotes, caller, { place: unitPlace(commune) })) return assessment;
  const results = assessment.results.map(({ criterion, state }) => ({ criterion, state }));
  return { ...assessment, results };
}
