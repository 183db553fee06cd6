import type { HouseholdView } from '@langmoi/contracts/households';
import { Button } from '@mantine/core';
import { useWords } from '../../i18n/language';
import parts from '../../ui/parts.module.css';

/** Somebody was quicker: what stands now, before anything is sent on top of it. */
export function Newer({ now, goOn }: { now: HouseholdView; goOn: () => void }) {
  const { t, date } = useWords();
  const classification = t(`households.${now.classification}`).toLowerCase();
  const said = { classification, date: date(now.since), n: now.memberCount };
  return (
    <div role="alert" className={parts.alert}>
      <strong>{t('households.newer', { n: now.version })}</strong>
      <p>{t('households.newerNext', said)}</p>
      <div>
        <Button variant="default" size="xs" onClick={goOn}>
          {t('households.goOn')}
        </Button>
      </div>
    </div>
  );
}
