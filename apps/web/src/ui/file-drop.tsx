import { Button } from '@mantine/core';
import { useRef } from 'react';
import {} from '../i18n/figure-import';
import { useWords } from '../i18n/language';
import styles from './file-drop.module.css';

/** A table from the person's machine, by hand or by the keyboard: the button chooses, the box around it takes what is dropped. */
export function FileDrop({ pending, label, send }: { pending: boolean; label: string; send: (file: File) => void }) {
  const { t } = useWords();
  const chooser = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file) send(file);
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
    </div>
  );
}
