import { Button } from '@mantine/core';
import { useWords } from '../../i18n/language';
import { timeText } from '../../view/format';
import type { Draft } from './use-draft';
import styles from './assessment.module.css';

/** Says what is safe and where: at the server, on this machine, or waiting for a choice. */
export function SaveLine({ draft, newest, reload }: { draft: Draft; newest: number; reload: () => void }) {
  const { t } = useWords();
  const { saveState, savedAt } = draft;
  const mine = () => draft.keepMine(newest);
  const theirs = () => {
    draft.forget();
    reload();
    window.location.reload();
  };
  return (
    <div className={styles.save} data-state={saveState} role="status" aria-live="polite">
      <p>
        {saveState === 'saved' && savedAt ? t('draft.savedAt', { time: timeText(savedAt) }) : t(`draft.${saveState}`)}
      </p>
      {saveState === 'conflict' && (
        <div className="row">
          <Button size="xs" variant="default" onClick={theirs}>
            {t('draft.theirs')}
          </Button>
          <Button size="xs" variant="default" onClick={mine}>
            {t('draft.mine')}
          </Button>
        </div>
      )}
    </div>
  );
}
