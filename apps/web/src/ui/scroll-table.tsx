import type { ReactNode } from 'react';
import { useWords } from '../i18n/language';
import { TableFile } from './table-file';
import styles from './parts.module.css';

/** A table that scrolls in its own box on a narrow screen, also by keyboard; one that is `saved` as it is shown as well. */
export function ScrollTable(props: { name: string; children: ReactNode; className?: string; saved?: boolean }) {
  const { t } = useWords();
  const { name, children, className, saved = false } = props;
  const table = (
    <div className={styles.scroll} role="region" tabIndex={0} aria-label={t('table.scroll', { name })}>
      <table className={className}>
        <caption className="hidden">{name}</caption>
        {children}
      </table>
    </div>
  );
  return saved ? <TableFile name={name}>{table}</TableFile> : table;
}
