import { Button } from '@mantine/core';
import { IconCamera, IconPaperclip } from '@tabler/icons-react';
import { useRef, useState, type ReactNode } from 'react';
import { useWords } from '../../i18n/language';
import { problemWords } from '../../view/problem';
import { AddDialog, type Subject } from './add-dialog';
import { discard, type Outgoing } from './sending';
import { useOutgoing } from './use-outgoing';
import styles from './evidence.module.css';

const accepted =
  'image/jpeg,image/png,image/webp,application/pdf,.pdf,.docx,.xlsx,.odt,' +
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document,' +
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/vnd.oasis.opendocument.text';

/** A button that asks for files; on a phone the second takes a photo at once. */
function Choose(props: { word: string; icon: ReactNode; camera?: boolean; chosen: (files: File[]) => void }) {
  const { word, icon, camera = false, chosen } = props;
  const input = useRef<HTMLInputElement>(null);
  return (
    <span className={camera ? styles.camera : undefined}>
      <Button size="xs" variant="default" leftSection={icon} onClick={() => input.current?.click()}>
        {word}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={word}
        tabIndex={-1}
        multiple={!camera}
        accept={camera ? 'image/jpeg,image/png' : accepted}
        {...(camera && { capture: 'environment' as const })}
        onChange={({ currentTarget }) => {
          chosen([...(currentTarget.files ?? [])]);
          currentTarget.value = ''; // the same file may be chosen again
        }}
      />
    </span>
  );
}

function Way({ of: { file, progress } }: { of: Outgoing }) {
  const { t, language } = useWords();
  const { id, binding, refused } = file;
  const { state, sent, total } = progress;
  const name = binding.fileName;
  const because = refused?.startsWith('/problems/') ? problemWords(refused, language).remedy : refused;
  return (
    <div className={styles.way} role={state === 'refused' ? 'alert' : 'status'} data-state={state}>
      <span>
        {t(`evidence.${state}`, { name, sent, total })} {because}
      </span>
      {state === 'sending' && <progress value={sent} max={total} aria-label={name} />}
      {state === 'refused' && (
        <button type="button" className="linkButton small" onClick={() => void discard(id)}>
          {t('evidence.discard')}
        </button>
      )}
    </div>
  );
}

/** Adds files to an indicator or a criterion, and shows those on their way. */
export function Adding({ subject }: { subject: Subject }) {
  const { t } = useWords();
  const [files, choose] = useState<readonly File[]>([]);
  const own = useOutgoing().filter(
    ({ file: { whose, binding } }) =>
      whose.unitId === subject.whose.unitId && whose.tier === subject.whose.tier && binding.of === subject.of,
  );
  const chosen = (next: readonly File[]) => next.length > 0 && choose(next);
  return (
    <>
      <Choose word={t('evidence.add')} icon={<IconPaperclip size={14} aria-hidden />} chosen={chosen} />
      <Choose camera word={t('evidence.capture')} icon={<IconCamera size={14} aria-hidden />} chosen={chosen} />
      {own.map((one) => (
        <Way key={one.file.id} of={one} />
      ))}
      {files.length > 0 && <AddDialog subject={subject} files={files} close={() => choose([])} />}
    </>
  );
}
