import type { Capacity, Role } from '@langmoi/contracts/caller';
import { Tooltip } from '@mantine/core';
import { useWords } from '../i18n/language';
import { capacityText } from '../view/capacity';
import styles from './parts.module.css';

/** "KT. Chủ tịch" before what somebody is called, wherever they do not act in their own right. */
export function CapacityMark({ capacity, role }: { capacity: Capacity | undefined; role: Role | undefined }) {
  const { t, language } = useWords();
  const text = capacityText(capacity, role, language);
  if (!text || !capacity) return null;
  return (
    <>
      <Tooltip label={t(`capacity.${capacity}`)}>
        <strong className={styles.capacity} tabIndex={0}>
          {text}
        </strong>
      </Tooltip>
      {' · '}
    </>
  );
}
