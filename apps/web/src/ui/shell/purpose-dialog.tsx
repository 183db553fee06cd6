import type { SessionView } from '@langmoi/contracts/gateway';
import { Button, Textarea } from '@mantine/core';
import type { FormEvent } from 'react';
import { useWords } from '../../i18n/language';
import { gateway } from '../../services';
import { Dialog } from '../dialog';
import { useForm } from '../fields/use-form';
import { ProblemAlert } from '../problem-alert';
import { useGoOn } from './use-go-on';

/** What an auditor needs personal data for. Said before anything is shown; recorded with each use. */
export function PurposeDialog({ session, close }: { session: SessionView; close: () => void }) {
  const { t } = useWords();
  const form = useForm({ purpose: session.caller.purpose ?? '' });
  const stated = useGoOn(gateway.statePurpose);
  const field = form.fieldOf('/purpose');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = form.check(gateway.statePurpose.body, form.values);
    if (!body) return document.getElementById(field.id)?.focus();
    stated.mutate({ body }, { onSuccess: close, onError: ({ errors }) => form.refuse(errors) });
  };
  return (
    <Dialog title={t('purpose.title')} close={close}>
      <form noValidate className="stack" onSubmit={submit}>
        <p>{t('purpose.about')}</p>
        {stated.error && form.errors.length === 0 && <ProblemAlert problem={stated.error} />}
        <Textarea
          {...field}
          label={t('purpose.label')}
          description={t('purpose.hint')}
          autosize={false}
          rows={3}
          maxLength={200}
          value={form.values.purpose}
          onChange={(event) => form.change({ purpose: event.currentTarget.value })}
        />
        <div className="row">
          <Button type="submit" loading={stated.isPending}>
            {t('purpose.send')}
          </Button>
          {session.caller.purpose !== null && (
            <Button
              variant="default"
              disabled={stated.isPending}
              onClick={() => stated.mutate({ body: { purpose: null } }, { onSuccess: close })}
            >
              {t('purpose.end')}
            </Button>
          )}
          <Button variant="default" onClick={close}>
            {t('form.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
