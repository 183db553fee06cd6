import type { FieldError } from '@langmoi/contracts/common';
import type { DossierView, StageEntryView } from '@langmoi/contracts/recognition';
import type { FormEvent } from 'react';
import type { z } from 'zod';
import type { InputOf, ServedRoute } from '../../../api';
import { useCommand } from '../../../queries';
import { useForm } from '../../../ui/fields/use-form';

/** Every act says which entry into which stage it was meant for. */
export const entryOf = ({ stage, round }: StageEntryView) => ({ stage, round: round ?? 1 });

/**
 * One act's form: checked by the contract before it travels, refused at its fields after. What was typed stays until
 * the act is recorded.
 */
export function useAct<R extends ServedRoute & { readonly body: z.ZodType }, V extends object>(
  route: R,
  dossier: DossierView,
  first: V,
) {
  const form = useForm(first);
  const command = useCommand(route);
  /** `own`: what this form knows to be wrong besides its contract. */
  const submit =
    (content: unknown, own: readonly FieldError[] = []) =>
    (event: FormEvent) => {
      event.preventDefault();
      if (own.length > 0) return form.refuse(own);
      const body = form.check(route.body, content);
      if (body === null) return;
      const input = { params: { dossierId: dossier.id }, body } as unknown as InputOf<R>;
      command.mutate(input, { onError: ({ errors }) => form.refuse(errors) });
    };
  return { form, submit, pending: command.isPending, problem: form.errors.length > 0 ? null : command.error };
}
