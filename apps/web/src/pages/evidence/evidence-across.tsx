import type { SetTier } from '@langmoi/contracts/criteria-law';
import type { FiguresOf } from '@langmoi/contracts/figures';
import { evidence as rules } from '@langmoi/domain/access/evidence';
import { createContext, useContext } from 'react';
import { useAnswer } from '../../queries';
import { useGranted } from '../../use-granted';
import { evidenceOf } from '../../view/evidence';
import { saidOf } from '../../view/said-of';
import { Adding } from './adding';
import { EvidenceStrip } from './evidence-strip';
import { evidence } from './services';

/** The criterion that a page is of: its evidence is asked for once, for all units of the level. */
export interface CriterionOfPage {
  readonly level: FiguresOf;
  readonly tier: SetTier;
  readonly criterion: number;
}

export const CriterionHere = createContext<CriterionOfPage>({ level: 'commune', tier: 'NTM', criterion: 1 });

/**
 * The evidence of one indicator of one unit, on a page of one criterion across units. `addsTo`: the set, for whom leads
 * the criterion and so may show what they confirm.
 */
export function EvidenceAcross(props: { unitId: string; of: string; what: string; addsTo: string | null }) {
  const { unitId, of, what, addsTo } = props;
  const query = useContext(CriterionHere);
  const may = useGranted()(rules.listEvidence);
  const all = useAnswer(evidence.listEvidence, { query }, { enabled: may });
  const whose = saidOf(query.level, unitId, query.tier);
  return (
    <EvidenceStrip what={what} list={evidenceOf(all.data ?? [], { of, unitId })}>
      {addsTo && <Adding subject={{ whose, criteriaSet: addsTo, of, what }} />}
    </EvidenceStrip>
  );
}
