import type { Tier } from '@langmoi/contracts/common';
import type { EvidenceOfCommune } from '@langmoi/contracts/evidence';
import { evidence as rules } from '@langmoi/domain/access/evidence';
import { useAnswer } from '../../queries';
import { ProblemAlert } from '../../ui/problem-alert';
import { useGranted } from '../../use-granted';
import { evidenceOf } from '../../view/evidence';
import { Adding } from './adding';
import { EvidenceStrip } from './evidence-strip';
import { evidence } from './services';

interface Of {
  readonly communeId: string;
  readonly tier: Tier;
  readonly of: string | number;
  /** Its name for people. */
  readonly what: string;
}

const nothing: Pick<EvidenceOfCommune, 'evidence' | 'criteriaSet' | 'actions'> = {
  evidence: [],
  criteriaSet: '',
  actions: [],
};

/** The evidence of one indicator or criterion of a commune; nothing for whom may not see it. */
export function EvidenceOf({ communeId, tier, of, what, adds = false }: Of & { adds?: boolean }) {
  const granted = useGranted();
  const may = granted(rules.listEvidence);
  const view = useAnswer(evidence.viewEvidence, { params: { communeId, tier } }, { enabled: may });
  if (!may) return null;
  if (view.error && !view.data) return <ProblemAlert problem={view.error} />;
  const { evidence: all, criteriaSet, actions } = view.data ?? nothing;
  const mayAdd = adds && actions.some(({ name, allowed }) => name === 'addEvidence' && allowed);
  return (
    <EvidenceStrip what={what} list={evidenceOf(all, { of, communeId })}>
      {mayAdd && <Adding subject={{ communeId, tier, criteriaSet, of, what }} />}
    </EvidenceStrip>
  );
}
