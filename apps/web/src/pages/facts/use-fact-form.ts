import type { FieldError } from '@langmoi/contracts/common';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { ApiProblem, InputOf, ServedRoute } from '../../api';
import { useWords } from '../../i18n/language';
import { useCommand } from '../../queries';
import { useForm, type Form } from '../../ui/fields/use-form';

type Recording = ServedRoute & { readonly body: z.ZodType; readonly answer: z.ZodType };
type Recorded = { readonly history: readonly { readonly version: number }[] };

interface Ask<V, R> {
  readonly route: R;
  readonly first: V;
  /** Which fact the values are about. */
  readonly keyOf: (values: V) => string;
  /** The newest version of it that the page knows; 0 where there is none. */
  readonly newestOf: (key: string) => number;
  readonly today: string;
  /** What is typed of the figure itself, emptied once it is recorded. */
  readonly empty: Partial<V>;
}

export interface FactForm<V> {
  readonly form: Form<V & { asOf: string }>;
  readonly key: string;
  readonly newest: number;
  /** Somebody recorded a newer version since this one was looked at: it must be seen first. */
  readonly newer: boolean;
  readonly goOn: () => void;
  readonly seen: number;
  readonly pending: boolean;
  readonly problem: ApiProblem | null;
  /** The version that was just recorded. */
  readonly done: number | null;
  readonly send: (params: object, content: object, own: readonly FieldError[]) => void;
}

/**
 * The form of a new fact. It remembers which version its author saw, checks by the contract before it travels, and
 * keeps what was typed until the record is there.
 */
export function useFactForm<V extends object, R extends Recording>(ask: Ask<V, R>): FactForm<V> {
  const { language } = useWords();
  const queries = useQueryClient();
  const form = useForm<V & { asOf: string }>({ ...ask.first, asOf: ask.today });
  const key = ask.keyOf(form.values);
  const newest = ask.newestOf(key);
  const [saw, see] = useState({ key, version: newest });
  if (saw.key !== key) see({ key, version: newest });
  const [done, setDone] = useState<{ key: string; version: number } | null>(null);
  const command = useCommand(ask.route, (answer) => {
    const version = (answer as Recorded).history[0]?.version ?? 0;
    see({ key, version });
    setDone({ key, version });
    form.change(ask.empty as Partial<V & { asOf: string }>);
  });
  const send = (params: object, content: object, own: readonly FieldError[]) => {
    setDone(null);
    const { asOf } = form.values;
    const late = { pointer: '/asOf', detail: inputTexts.dateInFuture[language] };
    const wrong = asOf > ask.today && /^\d{4}-/.test(asOf) ? [...own, late] : own;
    if (wrong.length > 0) return form.refuse(wrong);
    const body = form.check(ask.route.body, { ...content, asOf, seenVersion: saw.version });
    if (body === null) return;
    command.mutate({ params, body } as unknown as InputOf<R>, {
      onError: ({ errors, status }) => {
        form.refuse(errors);
        if (status === 409) void queries.invalidateQueries();
      },
    });
  };
  return {
    ...{ form, key, newest, send },
    newer: newest > saw.version,
    seen: saw.version,
    goOn: () => {
      see({ key, version: newest });
      command.reset();
    },
    pending: command.isPending,
    problem: form.errors.length > 0 ? null : command.error,
    done: done?.key === key ? done.version : null,
  };
}
