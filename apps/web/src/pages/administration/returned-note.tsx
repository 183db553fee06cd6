import type { UnitProposalView } from '@langmoi/contracts/unit-changes';
import {} from '../../i18n/unit-changes';
import { useWords } from '../../i18n/language';
import parts from '../../ui/parts.module.css';
import { shortName } from '../../view/roles';

/** Why a decision is a draft again: who gave it back, and what is to be put right. */
export function ReturnedNote({ proposal: { state, acts } }: { proposal: UnitProposalView }) {
  const { t } = useWords();
  const returned = acts.findLast(({ kind }) => kind === 'returned');
  if (state !== 'draft' || !returned) return null;
  const { by, reason } = returned;
  return (
    <p className={parts.alert}>
      {t('uchange.returnedNote', { name: shortName(by?.displayName ?? ''), reason: reason ?? '' })}
    </p>
  );
}
