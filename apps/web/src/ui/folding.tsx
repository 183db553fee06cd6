import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import styles from './folding.module.css';
import parts from './parts.module.css';

/** Whether the window is as narrow as a telephone's. */
export const useIsNarrow = (): boolean =>
  !useMediaQuery('(min-width: 48rem)', true, { getInitialValueInEffect: false });

/** A part of a page: in sight where there is room, folded to its name on a telephone. */
export function Folding(props: { id: string; title: string; hint?: string; children: ReactNode }) {
  const { id, title, hint, children } = props;
  const isNarrow = useIsNarrow();
  const heading = <h2 id={id}>{title}</h2>;
  if (isNarrow)
    return (
      <details className={`${parts.paper} ${styles.folded}`}>
        <summary>{heading}</summary>
        <div className="stack">
          {hint && <p className="soft small">{hint}</p>}
          {children}
        </div>
      </details>
    );
  return (
    <section className={`${parts.paper} stack`} aria-labelledby={id}>
      <div>
        {heading}
        {hint && <p className="soft small">{hint}</p>}
      </div>
      {children}
    </section>
  );
}
