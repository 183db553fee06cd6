import { fieldTable, masked } from '@langmoi/domain/access/fields';
import { Button } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useWords } from '../../i18n/language';
import { useSession } from '../../queries';
import { PurposeDialog } from '../../ui/shell/purpose-dialog';
import { may } from '../../view/may';
import styles from './households.module.css';

/** A value of a person: itself, `•••` where it is not for this reader, or that nobody knows it. */
export function Personal({ value, children }: { value: string | null; children?: ReactNode }) {
  const { t } = useWords();
  if (value === null) return <span className="soft">{t('households.unknown')}</span>;
  if (value !== masked) return children ?? value;
  return (
    <span className={styles.masked}>
      <span aria-hidden>{masked}</span>
      <span className="hidden">{t('households.masked')}</span>
    </span>
  );
}

/** Who sees what is masked here, and why; an auditor says on the spot what for. */
function Masked() {
  const { t, say } = useWords();
  const session = useSession().data;
  const [stating, state] = useState(false);
  const audits = may(session, 'gateway.statePurpose');
  return (
    <div className={styles.notice}>
      <IconEyeOff size={18} stroke={1.6} aria-hidden />
      <div>
        <strong>{t('households.maskedTitle')}</strong>
        <p>{say(fieldTable['household.members'].why)}</p>
        {audits && <p>{t('households.maskedAuditor')}</p>}
        {audits && (
          <Button size="xs" variant="default" onClick={() => state(true)}>
            {t('purpose.state')}
          </Button>
        )}
      </div>
      {stating && session && <PurposeDialog session={session} close={() => state(false)} />}
    </div>
  );
}

/** What the reader should know of what they see: why it is masked, or that seeing it is recorded. */
export function MaskNotice({ hidden }: { hidden: boolean }) {
  const { t } = useWords();
  if (hidden) return <Masked />;
  return (
    <p className={`${styles.recorded} small soft`}>
      <IconEye size={16} stroke={1.6} aria-hidden /> {t('households.shown')}
    </p>
  );
}
