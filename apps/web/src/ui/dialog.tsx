import { CloseButton } from '@mantine/core';
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../i18n/language';
import styles from './parts.module.css';

/**
 * The browser's own dialog: what is behind it rests, the focus begins at the first field, stays inside and goes back when it
 * closes. A click beside
 * it does not close it, for something may be typed.
 */
export function Dialog({ title, close, children }: { title: string; close: () => void; children: ReactNode }) {
  const { t } = useWords();
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const node = box.current;
    node?.showModal();
    node?.querySelector<HTMLElement>('form :is(input, select, textarea)')?.focus();
    return () => node?.close();
  }, []);
  return (
    <dialog
      ref={box}
      className={styles.dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        if (event.target !== box.current) return; // a file chooser that was left
        event.preventDefault();
        close();
      }}
    >
      <div className={styles.dialogHead}>
        <h2 id={heading}>{title}</h2>
        <CloseButton aria-label={t('close')} onClick={close} />
      </div>
      {children}
    </dialog>
  );
}
