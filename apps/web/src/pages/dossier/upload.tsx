import type { DossierView } from '@langmoi/contracts/recognition';
import { DocumentCode } from '@langmoi/contracts/regime';
import { Button } from '@mantine/core';
import { useRef, useState, type FormEvent } from 'react';
import { ApiProblem } from '../../api';
import { useWords } from '../../i18n/language';
import { useCommand } from '../../queries';
import { recognition } from '../../services';
import { ProblemAlert } from '../../ui/problem-alert';
import { bytesText } from '../../view/format';
import { ChoiceField } from '../../ui/fields/choice-field';
import styles from './dossier.module.css';

const tenMegabytes = 10 * 1024 * 1024;

/** Attaches a paper. Too large is said before it travels; its kind is judged by the server from the content. */
export function Upload({ dossier }: { dossier: DossierView }) {
  const { t, language } = useWords();
  const asked = dossier.requiredDocuments;
  const codes = [...new Set([...asked.map((one) => one.code), ...DocumentCode.options])];
  const [code, choose] = useState<string>(asked.find(({ present }) => !present)?.code ?? codes[0] ?? 'REG');
  const [large, setLarge] = useState(false);
  const [chosen, setChosen] = useState<File | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const attach = useCommand(recognition.attachDocument, () => {
    if (input.current) input.current.value = '';
    setChosen(null);
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const file = input.current?.files?.[0];
    if (!file) return input.current?.focus();
    setLarge(file.size > tenMegabytes);
    if (file.size > tenMegabytes) return;
    attach.mutate({ params: { dossierId: dossier.id }, body: { code: DocumentCode.parse(code) }, file });
  };
  return (
    <form className={styles.upload} onSubmit={send} aria-label={t('documents.attach')}>
      <ChoiceField
        label={t('documents.kind')}
        value={code}
        onChange={choose}
        data={codes.map((one) => ({ value: one, label: t(`document.${one}`) }))}
      />
      <label className={styles.file}>
        <span>{t('documents.file')}</span>
        <span className={styles.pick}>
          <input
            ref={input}
            type="file"
            accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx"
            onChange={(event) => setChosen(event.currentTarget.files?.[0] ?? null)}
          />
          <strong>{t('documents.pick')}</strong>
          <span className={chosen ? undefined : 'soft'}>
            {chosen ? `${chosen.name} · ${bytesText(chosen.size, language)}` : t('documents.noFile')}
          </span>
        </span>
        <span className="small soft">{t('documents.kinds')}</span>
      </label>
      <Button type="submit" variant="default" loading={attach.isPending}>
        {t('documents.attach')}
      </Button>
      {large && <ProblemAlert problem={new ApiProblem('/problems/attachment-too-large', 413)} />}
      {attach.error && !large && <ProblemAlert problem={attach.error} />}
      <p role="status" className="small soft">
        {attach.data && t('documents.attached', { name: attach.data.fileName })}
      </p>
    </form>
  );
}
