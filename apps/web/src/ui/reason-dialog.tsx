import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { InputOf, ServedRoute } from '../api';
import { useWords } from '../i18n/language';
import { useCommand } from '../queries';
import { Dialog } from './dialog';
import { DialogForm } from './dialog-form';
import { useForm } from './fields/use-form';

/** A command that is given for a reason: asked for in a dialog, checked by the command's own schema. */
export function ReasonDialog<R extends ServedRoute & { readonly body: z.ZodType }>(props: {
  route: R;
  params: InputOf<R>['params'];
  /** What is sent, with the reason where the command has it. */
  bodyOf: (reason: string) => unknown;
  /** Where that is. */
  at?: string;
  verb: string;
  /** Of the dialog; else it is called by its verb. */
  title?: string;
  close: () => void;
  /** What it does, said before the reason is asked for. */
  children?: ReactNode;
}) {
  const { t } = useWords();
  const { route, params, bodyOf, at = '/reason', verb, title = verb, close, children } = props;
  const form = useForm({ reason: '' });
  const command = useCommand(route, close);
  const send = () => {
    const body = form.check(route.body, bodyOf(form.values.reason));
    if (!body) return;
    const input = { params, body } as unknown as InputOf<R>; // the body is what the route's own schema let through
    command.mutate(input, { onError: ({ errors }) => form.refuse(errors) });
  };
  return (
    <Dialog title={title} close={close}>
      <DialogForm
        form={form}
        problem={command.error}
        pending={command.isPending}
        verb={verb}
        onSubmit={send}
        close={close}
      >
        {children}
        <Textarea
          {...form.fieldOf(at)}
          size="sm"
          autosize
          minRows={2}
          label={t('form.reason')}
          value={form.values.reason}
          onChange={({ currentTarget: { value } }) => form.change({ reason: value }, [at])}
        />
      </DialogForm>
    </Dialog>
  );
}
