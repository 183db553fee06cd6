import type { SessionView } from '@langmoi/contracts/gateway';
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { call, type ApiProblem, type InputOf } from '../../api';
import type { gateway } from '../../services';

type Choice = (typeof gateway)['chooseOffice' | 'chooseProvince' | 'statePurpose'];

/** Goes on in another office, province or with another purpose; the frame of the page reads anew what follows. */
export function useGoOn<R extends Choice>(route: R, to?: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation<SessionView, ApiProblem, InputOf<R>>({
    mutationFn: (input) => call(route, input) as Promise<SessionView>,
    onSuccess: async (session) => {
      // The page first: what stands on the screen is asked again there, where a thing of the other province is not.
      if (to) await navigate(to);
      queries.setQueryData(['session'], session);
    },
  });
}

/** What was read as somebody else, or of another province, must not be seen; what stands on the screen is asked again. */
function readAnew(queries: QueryClient): void {
  const old = ({ queryKey, state }: { queryKey: readonly unknown[]; state: { data: unknown } }) =>
    queryKey[0] !== 'session' && queryKey[0] !== 'ended' && state.data !== undefined;
  queries.removeQueries({ predicate: old, type: 'inactive' });
  void queries.invalidateQueries({ predicate: old });
}

/** Reads anew once the page has followed a change of office, province or purpose: what is gone is not asked again. */
export function useReadAnew(session: SessionView | null | undefined): void {
  const queries = useQueryClient();
  const { appointmentId, readsProvinceId, purpose } = session?.caller ?? {};
  const now = session ? [session.account, appointmentId, readsProvinceId, purpose].join('/') : null;
  const before = useRef(now);
  useEffect(() => {
    if (now === null) return;
    if (before.current !== null && before.current !== now) readAnew(queries);
    before.current = now;
  }, [now, queries]);
}
