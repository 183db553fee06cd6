import type { EvidenceOfCommune } from '@langmoi/contracts/evidence';
import { evidence as rules } from '@langmoi/domain/access/evidence';
import { useAnswer } from '../../queries';
import { ProblemAlert } from '../../ui/problem-alert';
import { useGranted } from '../../use-granted';
import { evidenceOf } from '../../view/evidence';
import type { SaidOf } from '../../view/said-of';
import { Adding } from './adding';
import { EvidenceStrip } from './evidence-strip';
import { showingOf } from './services';

interface Of {
  readonly whose: SaidOf;
  readonly of: string | number;
  /** Its name for people. */
  readonly what: string;
}

const nothing: Pick<EvidenceOfCommune, 'evidence' | 'criteriaSet' | 'actions'> = {
  evidence: [],
  criteriaSet: '',
  actions: [],
};

/** The evidence of one indicator or criterion of a unit; nothing for whom may not see it. */
export function EvidenceOf({ whose, of, what, adds = false }: Of & { adds?: boolean }) {
  const granted = useGranted();
  const may = granted(rules.listEvidence);
  const { route, input } = showingOf(whose);
  const view = useAnswer(route, input, { enabled: may });
  if (!may) return null;
  if (view.error && !view.data) return <ProblemAlert problem={view.error} />;
  const { evidence: all, criteriaSet, actions } = view.data ?? nothing;
  const mayAdd = adds && actions.some(({ allowed }) => allowed);
  return (
    <EvidenceStrip what={what} list={evidenceOf(all, { of, unitId: whose.unitId })}>
      {mayAdd && <Adding subject={{ whose, criteriaSet, of, what }} />}
    </EvidenceStrip>
  );
}
