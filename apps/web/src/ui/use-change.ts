import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { InputOf, ServedRoute } from '../api';
import { useCommand } from '../queries';
import type { Form } from './fields/use-form';

interface Subject<T> {
  readonly form: Pick<Form<object>, 'id' | 'errors' | 'refuse' | 'forget'>;
  /** What is changed, as it stands now. */
  readonly now: T;
  readonly close: () => void;
}

/**
 * A dialog's command on something that another officer may change at the same time: it remembers the version that it was
 * opened on. `newer` when somebody changed it since; `goOn` after both were looked at. Done, it forgets what was typed
 * and closes.
 */
export function useChange<R extends ServedRoute, T extends { readonly version: number }>(
  route: R,
  { form, now, close }: Subject<T>,
) {
  const queries = useQueryClient();
  const [seen, see] = useState(now);
  const newer = now.version > seen.version;
  const command = useCommand(route, () => {
    form.forget();
    close();
  });
  return {
    seen,
    newer,
    goOn: () => see(now),
    send: (input: InputOf<R>) =>
      command.mutate(input, {
        onError: ({ type, errors }) => {
          // For a version that is not the newest: what stands now is read at once.
          if (type === '/problems/stale-version') void queries.invalidateQueries();
          form.refuse(errors);
        },
      }),
    /** What `DialogForm` shows of it. */
    state: { problem: newer ? null : command.error, pending: command.isPending, blocked: newer, close },
  };
}
