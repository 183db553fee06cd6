import type { AppointmentView } from '@langmoi/contracts/officers';
import { Button } from '@mantine/core';
import { useWords } from '../../i18n/language';
import parts from '../../ui/parts.module.css';
import { CapacityMark } from '../../ui/capacity-mark';
import { useSpanWords } from './office';
import styles from './administration.module.css';

function Version({ title, of }: { title: string; of: AppointmentView }) {
  const { t } = useWords();
  const span = useSpanWords();
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <CapacityMark capacity={of.capacity} role={of.role} />
        {t(`role.${of.role}`)} · {of.organisationName}
        <span className={styles.under}>
          {of.unitName} · {span(of)}
        </span>
        {of.endedBy && <span className={styles.under}>{t('admin.endedBy', { reason: of.endedBy.reason })}</span>}
      </dd>
    </div>
  );
}

/** Somebody was quicker: what was seen beside what stands now, before anything is sent on top of it. */
export function Newer(props: { seen: AppointmentView; now: AppointmentView; goOn: () => void }) {
  const { t } = useWords();
  return (
    <div role="alert" className={parts.alert}>
      <strong>{t('admin.newer')}</strong>
      <dl className={styles.versions}>
        <Version title={t('admin.youSaw')} of={props.seen} />
        <Version title={t('admin.standsNow')} of={props.now} />
      </dl>
      <Button variant="default" size="xs" onClick={props.goOn}>
        {t('admin.goOn')}
      </Button>
    </div>
  );
}
