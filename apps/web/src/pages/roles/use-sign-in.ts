import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ApiProblem, call } from '../../api';
import { gateway } from '../../services';

/** Signs in and opens the day's work; everything read under another name is forgotten first. */
export function useSignIn() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const attempt = async (account: string) => {
    setBusy(account);
    setProblem(null);
    try {
      const session = await call(gateway.signIn, { body: { account } });
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      queries.setQueryData(['session'], session);
      await navigate(session.caller.roles.includes('citizen') ? '/province' : '/work');
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      setProblem(failure);
    } finally {
      setBusy(null);
    }
  };
  return { signIn: (account: string) => void attempt(account), busy, problem };
}
