import { AddEvidence } from '@langmoi/contracts/evidence';
import { Checkbox, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useWords } from '../../i18n/language';
import { useSession, useToday } from '../../queries';
import { ClosedNote } from '../../ui/closed-note';
import { Dialog } from '../../ui/dialog';
import { DialogForm } from '../../ui/dialog-form';
import { DateField } from '../../ui/fields/date-field';
import { useForm } from '../../ui/fields/use-form';
import { isTooLarge } from '../../view/evidence';
import { bytesText } from '../../view/format';
import type { SaidOf } from '../../view/said-of';
import { enqueue } from './sending';
import styles from './evidence.module.css';

/** What evidence is added to. */
export interface Subject {
  readonly whose: SaidOf;
  readonly criteriaSet: string;
  readonly of: string | number;
  /** Its name for people. */
  readonly what: string;
}

const Binding = AddEvidence.omit({ uploadId: true, parts: true, fileName: true });

function useAdding({ whose, criteriaSet, of }: Subject, files: readonly File[], close: () => void) {
  const userId = useSession().data?.caller.userId ?? '';
  const today = useToday();
  const form = useForm({ asOf: '', note: '', keeps: false, reason: '' });
  const { asOf, note, keeps, reason } = form.values;
  const adding = useMutation({ mutationFn: enqueue, onSuccess: close });
  const send = () => {
    const binding = form.check(Binding, {
      ...{ criteriaSet, of, asOf: asOf || today },
      ...(note.trim() !== '' && { note }),
      ...(keeps && { keepPosition: { reason } }),
    });
    if (!binding) return;
    const at = Date.now();
    adding.mutate(
      files.map((file, index) => ({
        ...{
          id: crypto.randomUUID(),
          key: crypto.randomUUID(),
          at: at + index,
          userId,
          whose,
          refused: null,
        },
        ...{ file: new Blob([file], { type: file.type }), binding: { ...binding, fileName: file.name || 'tệp' } },
      })),
    );
  };
  return { form, today, send, pending: adding.isPending };
}

function KeepPosition({ form }: Pick<ReturnType<typeof useAdding>, 'form'>) {
  const { t } = useWords();
  const { keeps, reason } = form.values;
  return (
    <>
      <Checkbox
        size="sm"
        label={t('evidence.keepPosition')}
        description={t('evidence.stripped')}
        checked={keeps}
        onChange={({ currentTarget: { checked } }) => form.change({ keeps: checked })}
      />
      {keeps && (
        <Textarea
          {...form.fieldOf('/keepPosition/reason')}
          size="sm"
          autosize
          minRows={1}
          maxLength={1000}
          label={t('evidence.positionReason')}
          description={t('evidence.positionWho')}
          value={reason}
          onChange={({ currentTarget: { value } }) => form.change({ reason: value }, ['/keepPosition/reason'])}
        />
      )}
    </>
  );
}

/** The files that were chosen, of which day they are, and what is kept of a photo; sending them keeps them here first. */
export function AddDialog(props: { subject: Subject; files: readonly File[]; close: () => void }) {
  const { t, language } = useWords();
  const { subject, files, close } = props;
  const fitting = files.filter((file) => !isTooLarge(file));
  const { form, today, send, pending } = useAdding(subject, fitting, close);
  return (
    <Dialog title={t('evidence.title', { what: subject.what })} close={close}>
      <DialogForm
        form={form}
        problem={null}
        pending={pending}
        verb={t('evidence.send', { n: fitting.length })}
        blocked={fitting.length === 0}
        onSubmit={send}
        close={close}
      >
        <ul className={styles.chosen}>
          {fitting.map((file, at) => (
            <li key={`${at} ${file.name}`}>
              {file.name} <span className="soft small">{bytesText(file.size, language)}</span>
            </li>
          ))}
          {files.filter(isTooLarge).map((file) => (
            <li key={file.name} role="alert" className={styles.refused}>
              {t('evidence.tooLarge', { name: file.name })}
            </li>
          ))}
        </ul>
        <DateField
          {...form.fieldOf('/asOf')}
          size="sm"
          label={t('evidence.asOf')}
          value={form.values.asOf || today}
          onChange={(asOf) => form.change({ asOf }, ['/asOf'])}
        />
        <ClosedNote on={form.values.asOf || today} />
        <Textarea
          {...form.fieldOf('/note')}
          size="sm"
          autosize
          minRows={1}
          maxLength={1000}
          label={t('evidence.note')}
          value={form.values.note}
          onChange={({ currentTarget: { value } }) => form.change({ note: value }, ['/note'])}
        />
        <KeepPosition form={form} />
        <p className="small soft">{t('evidence.faces')}</p>
      </DialogForm>
    </Dialog>
  );
}
