import type { Reason } from '@langmoi/contracts/recognition';
import { useWords } from '../../i18n/language';
import styles from './dossier.module.css';

export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  const { t } = useWords();
  if (reasons.length === 0) return null;
  return (
    <ul className={styles.reasons} aria-label={t('reasons.label')}>
      {reasons.map(({ criterion, text }, at) => (
        <li key={at}>
          {criterion !== null && <strong>{t('reasons.criterion', { n: criterion })} </strong>}
          {text}
        </li>
      ))}
    </ul>
  );
}
