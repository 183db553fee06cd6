import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import {} from '../i18n/figure-import';
import { useWords } from '../i18n/language';
import styles from './file-drop.module.css';

/**
 * A table from the person's machine, by hand or by the keyboard: the button chooses, the box around it takes what is
 * dropped. One of more than `largest` bytes is refused before it travels.
 */
export function FileDrop(props: { pending: boolean; label: string; largest: number; send: (file: File) => void }) {
  const { pending, label, largest, send } = props;
  const { t } = useWords();
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (!file) return;
    setTooLarge(file.size > largest ? file.name : null);
    if (file.size <= largest) send(file);
  };
  return (
    <div
      className={styles.drop}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer.files);
      }}
    >
      <span className="soft">{t('fileOf.drop')}</span>
      <input
        ref={chooser}
        className="hidden"
        type="file"
        accept=".csv,.xlsx"
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = ''; // the same file may be chosen again once it was mended
        }}
      />
      <Button loading={pending} onClick={() => chooser.current?.click()}>
        {t('fileOf.choose')}
      </Button>
      {tooLarge !== null && (
        <p role="alert" className={styles.tooLarge}>
          {t('fileOf.tooLarge', { name: tooLarge, largest: `${Math.floor(largest / 1024 ** 2)} MB` })}
        </p>
      )}
    </div>
  );
}
