import type { UnitFact } from '@langmoi/contracts/unit-facts';
import { useWords } from '../../i18n/language';
import { directory } from '../../services';
import { ReasonDialog } from '../../ui/reason-dialog';

/** Says that a fact was noted wrongly, and why: it stays in sight, and counts no more. */
export function WithdrawDialog({ fact, says, close }: { fact: UnitFact; says: string; close: () => void }) {
  const { t } = useWords();
  return (
    <ReasonDialog
      route={directory.withdrawUnitFact}
      params={{ factId: fact.id }}
      bodyOf={(reason) => ({ reason })}
      verb={t('ufact.withdraw')}
      title={t('ufact.withdrawOf', { fact: says })}
      close={close}
    >
      <p className="small soft">{t('ufact.withdrawHint')}</p>
    </ReasonDialog>
  );
}
