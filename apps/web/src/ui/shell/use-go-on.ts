import type { SessionView } from '@langmoi/contracts/gateway';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { call, type ApiProblem, type InputOf } from '../../api';
import type { gateway } from '../../services';

type Choice = (typeof gateway)['chooseOffice' | 'chooseProvince' | 'statePurpose'];

/** Goes on in another office, province or with another purpose: what was read before is read anew. */
export function useGoOn<R extends Choice>(route: R, to?: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation<SessionView, ApiProblem, InputOf<R>>({
    mutationFn: (input) => call(route, input) as Promise<SessionView>,
    onSuccess: async (session) => {
      queries.setQueryData(['session'], session);
      if (to) {
        await navigate(to);
        queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session', type: 'inactive' });
      }
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
  });
}
