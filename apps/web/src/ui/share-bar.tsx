import type { ReactNode } from 'react';
import styles from './share-bar.module.css';

/** How many of all stand in one way; `met` … as the cells of a matrix are called. */
export interface Share {
  readonly state: 'met' | 'statedMet' | 'notMet' | 'statedNot' | 'open';
  readonly n: number;
  /** What stands on it: a number, or a link of one; with a glyph or a word, for colour alone says nothing. */
  readonly shown: ReactNode;
  readonly words: string;
}

/** Parts of a whole as one bar, each as long as it is many; those of nobody are left out. */
export function ShareBar({ label, shares }: { label: string; shares: readonly Share[] }) {
  return (
    <span role="group" aria-label={label} className={styles.bar}>
      {shares
        .filter(({ n }) => n > 0)
        .map(({ state, n, shown, words }) => (
          <span key={state} data-share={state} style={{ flexGrow: n }} title={`${words}: ${n}`}>
            {shown}
            <span className="hidden"> {words}</span>
          </span>
        ))}
    </span>
  );
}
