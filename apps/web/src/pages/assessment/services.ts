import type { RecordAssessment, SaveDraft } from '@langmoi/contracts/criteria';
import { unitJudgementApi } from '@langmoi/contracts/unit-judgements';
import { useCallback } from 'react';
import { call } from '../../api';
import { useAmending } from '../../queries';
import { criteria, served } from '../../services';
import type { SaidOf, WholesSheet } from '../../view/said-of';

export const unitCriteria = served('/api/criteria', unitJudgementApi);

/** The command by which a unit says its criteria as wholes. */
export function recordingOf({ unitId, ...of }: SaidOf) {
  if (of.level === 'commune') {
    const params = { communeId: unitId, tier: of.tier };
    return { route: criteria.recordAssessment, inputOf: (body: RecordAssessment) => ({ params, body }) };
  }
  const params = { unitId, tier: of.tier };
  return { route: unitCriteria.recordUnitAssessment, inputOf: (body: RecordAssessment) => ({ params, body }) };
}

/** Keeps a draft at the server; what is known of its form says so at once, for whoever comes back to the day. */
export function useSaving({ unitId, ...of }: SaidOf): (body: SaveDraft) => Promise<WholesSheet['draft']> {
  const amendCommunes = useAmending(criteria.viewCommune);
  const amendUnits = useAmending(unitCriteria.viewUnitAssessments);
  const { level, tier } = of;
  return useCallback(
    async (body) => {
      if (level === 'commune') {
        const draft = await call(criteria.saveDraft, { params: { communeId: unitId, tier }, body });
        const isIt = { communeId: unitId, tier, criteriaSet: draft.criteriaSet };
        amendCommunes((known) => (isDraftOf(known.draft, isIt) ? { ...known, draft } : known));
        return draft;
      }
      const draft = await call(unitCriteria.saveUnitDraft, { params: { unitId, tier }, body });
      const isIt = { unitId, tier, criteriaSet: draft.criteriaSet };
      amendUnits((known) => (isDraftOf(known.draft, isIt) ? { ...known, draft } : known));
      return draft;
    },
    [level, unitId, tier, amendCommunes, amendUnits],
  );
}

const isDraftOf = <P extends object>(draft: P, place: Partial<P>): boolean =>
  (Object.keys(place) as (keyof P)[]).every((name) => draft[name] === place[name]);
