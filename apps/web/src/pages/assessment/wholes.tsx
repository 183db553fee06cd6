import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../../i18n/language';
import { newestOf } from '../../view/draft';
import type { WholesSheet } from '../../view/said-of';
import { Criteria } from './criteria';
import styles from './assessment.module.css';

/** A recorded version opens the editor anew: the focus goes to its heading, and a voice says what it is now. */
function useNewVersion(version: number) {
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    document.getElementById('criteria')?.focus();
  }, [version]);
}

/** Criteria as wholes, to read or to say, and at the side where the unit stands. */
export function Wholes({ view, label, children }: { view: WholesSheet; label: string; children: ReactNode }) {
  const { t } = useWords();
  const { current, of, set } = view;
  const version = newestOf(view);
  useNewVersion(version);
  return (
    <div className={styles.columns} data-reading={!view.actions.some(({ allowed }) => allowed)}>
      <p role="status" className="hidden">
        {current && `${t('history.version', { n: version })}: ${current.metCount}/${current.total}`}
      </p>
      <Criteria key={`${of.tier} ${set.id} ${version}`} view={view} />
      <aside className={styles.side} aria-label={label}>
        {children}
      </aside>
    </div>
  );
}
