import type { UnitProposalView } from '@langmoi/contracts/unit-changes';
import {} from '../../i18n/unit-changes';
import { useWords } from '../../i18n/language';
import parts from '../../ui/parts.module.css';
import { shortName } from '../../view/roles';

/** Who gave a decision back, and what is to be put right, until that is done. */
export function ReturnedNote({ proposal: { acts } }: { proposal: UnitProposalView }) {
  const { t } = useWords();
  const last = acts.at(-1);
  if (last?.kind !== 'returned') return null;
  const { by, reason } = last;
  return (
    <p className={parts.alert}>
      {t('uchange.returnedNote', { name: shortName(by?.displayName ?? ''), reason: reason ?? '' })}
    </p>
  );
}
