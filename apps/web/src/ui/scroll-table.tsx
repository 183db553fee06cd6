import type { ReactNode } from 'react';
import { useWords } from '../i18n/language';
import styles from './parts.module.css';

/** A table that scrolls in its own box on a narrow screen, also by keyboard. */
export function ScrollTable({ name, children, className }: { name: string; children: ReactNode; className?: string }) {
  const { t } = useWords();
  return (
    <div className={styles.scroll} role="region" tabIndex={0} aria-label={t('table.scroll', { name })}>
      <table className={className}>
        <caption className="hidden">{name}</caption>
        {children}
      </table>
    </div>
  );
}
