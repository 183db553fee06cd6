import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ApiProblem, call } from './api';
import { gateway } from './services';

interface Wish {
  /** The page that was left when nobody was signed in; else where the day's work begins. */
  readonly back?: string | null;
  /** The same person again, on the page that stands behind: nothing of it is forgotten. */
  readonly stay?: boolean;
}

/** Signs a demo account in with one click; everything read under another name is forgotten first. */
export function useSignIn({ back = null, stay = false }: Wish = {}) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const attempt = async (account: string) => {
    setBusy(account);
    setProblem(null);
    try {
      const session = await call(gateway.signIn, { body: { account } });
      if (!stay) queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      queries.setQueryData(['session'], session);
      queries.setQueryData(['ended'], null); // after the session: between them the page would be left
      if (stay) return await queries.invalidateQueries();
      await navigate(back ?? (session.caller.roles.includes('citizen') ? '/province' : '/work'));
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      setProblem(failure);
    } finally {
      setBusy(null);
    }
  };
  return { signIn: (account: string) => void attempt(account), busy, problem };
}
