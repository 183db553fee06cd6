import type { AppointmentView } from '@langmoi/contracts/officers';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/language';
import parts from '../../ui/parts.module.css';
import { CapacityMark } from '../../ui/capacity-mark';
import { Office, useSpanWords } from './office';
import styles from './administration.module.css';

/** An office as one of two versions. */
function OfficeVersion({ of }: { of: AppointmentView }) {
  const { t } = useWords();
  const span = useSpanWords();
  return (
    <>
      <CapacityMark capacity={of.capacity} role={of.role} />
      {t(`role.${of.role}`)} · {of.organisationName}
      <span className={styles.under}>
        {of.unitName} · {span(of)}
      </span>
      {of.endedBy && <span className={styles.under}>{t('admin.endedBy', { reason: of.endedBy.reason })}</span>}
    </>
  );
}

/** Somebody was quicker: what was seen beside what stands now, before anything is sent on top of it. */
export function Newer({ seen, now, goOn }: { seen: ReactNode; now: ReactNode; goOn: () => void }) {
  const { t } = useWords();
  const versions: readonly (readonly [string, ReactNode])[] = [
    [t('admin.youSaw'), seen],
    [t('admin.standsNow'), now],
  ];
  return (
    <div role="alert" className={parts.alert}>
      <strong>{t('admin.newer')}</strong>
      <dl className={styles.versions}>
        {versions.map(([title, version]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{version}</dd>
          </div>
        ))}
      </dl>
      <Button variant="default" size="xs" onClick={goOn}>
        {t('admin.goOn')}
      </Button>
    </div>
  );
}

/** The office that a dialog changes: as it was opened, or both versions where somebody was quicker. */
export function OfficeToChange(props: {
  seen: AppointmentView;
  now: AppointmentView;
  today: string;
  newer: boolean;
  goOn: () => void;
}) {
  const { seen, now, today, newer, goOn } = props;
  if (newer) return <Newer seen={<OfficeVersion of={seen} />} now={<OfficeVersion of={now} />} goOn={goOn} />;
  return (
    <p className={styles.now}>
      <Office appointment={seen} today={today} />
    </p>
  );
}
