import type { Tier } from '@langmoi/contracts/common';
import { evidence as rules } from '@langmoi/domain/access/evidence';
import { createContext, useContext } from 'react';
import { useAnswer } from '../../queries';
import { useGranted } from '../../use-granted';
import { evidenceOf } from '../../view/evidence';
import { EvidenceStrip } from './evidence-strip';
import { evidence } from './services';

/** The criterion that a page is of: its evidence is asked for once, for all communes. */
export const CriterionHere = createContext<{ readonly tier: Tier; readonly criterion: number } | null>(null);

/** The evidence of one indicator of one commune, on a page of one criterion across communes. */
export function EvidenceAcross({ communeId, of, what }: { communeId: string; of: string; what: string }) {
  const here = useContext(CriterionHere);
  const may = useGranted()(rules.listEvidence);
  const all = useAnswer(
    evidence.listEvidence,
    { query: here ?? { tier: 'NTM', criterion: 1 } },
    { enabled: may && here !== null },
  );
  return <EvidenceStrip what={what} list={evidenceOf(all.data ?? [], { of, communeId })} />;
}
