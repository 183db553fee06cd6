import {
  QueryCache,
  QueryClient,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useRef } from 'react';
import { ApiProblem, call, type AnswerOf, type InputOf, type ServedRoute } from './api';
import { gateway } from './services';
import { intentOf, type Intent } from './view/intent';

const passing = (problem: unknown) => problem instanceof ApiProblem && (problem.status === 0 || problem.status >= 502);

/** Answers stay on the screen while they are asked for again; only what passes by itself is tried again. */
export function newQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (problem) => {
        // The session ran out: the frame of the page must not go on naming somebody.
        if (problem instanceof ApiProblem && problem.status === 401) client.setQueryData(['session'], null);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        networkMode: 'always',
        retry: (count, problem) => count < 2 && passing(problem),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return client;
}

const keyOf = (route: ServedRoute, input: object) => [route.prefix, route.path, input] as const;

/** One question to a service. */
export function useAnswer<R extends ServedRoute>(
  route: R,
  input: InputOf<R>,
  options: { enabled?: boolean; every?: number | false } = {},
): UseQueryResult<AnswerOf<R>, ApiProblem> {
  return useQuery<AnswerOf<R>, ApiProblem>({
    queryKey: keyOf(route, input),
    queryFn: () => call(route, input),
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
  });
}

/** The same question to several services; each answers or fails for itself. */
export function useAnswers<R extends ServedRoute>(
  routes: readonly R[],
  input: InputOf<R>,
  options: { every: number | false },
): UseQueryResult<AnswerOf<R>, ApiProblem>[] {
  return useQueries({
    queries: routes.map((route) => ({
      queryKey: keyOf(route, input),
      queryFn: () => call(route, input),
      refetchInterval: options.every,
      retry: false,
    })),
  }) as UseQueryResult<AnswerOf<R>, ApiProblem>[];
}

/** Asks ahead of the click, so that the page is there when it opens. */
export function usePrefetch<R extends ServedRoute>(route: R): (input: InputOf<R>) => void {
  const queries = useQueryClient();
  return (input) => void queries.prefetchQuery({ queryKey: keyOf(route, input), queryFn: () => call(route, input) });
}

/** One command. A repetition of the same content carries the same key, so that it can happen once only. */
export function useCommand<R extends ServedRoute>(route: R, onDone?: (answer: AnswerOf<R>) => void) {
  const queries = useQueryClient();
  const intent = useRef<Intent | null>(null);
  return useMutation<AnswerOf<R>, ApiProblem, InputOf<R>>({
    mutationFn: (input) => {
      const { file, ...rest } = input;
      const content = file ? { ...rest, file: [file.name, file.size, file.lastModified] } : rest;
      intent.current = intentOf(intent.current, content, () => crypto.randomUUID());
      return call(route, input, intent.current.key);
    },
    onSuccess: async (answer) => {
      intent.current = null;
      onDone?.(answer); // before the screen reads anew: what is forgotten here must not come back
      await queries.invalidateQueries();
    },
  });
}

/** Who is signed in; null when nobody is. */
export function useSession() {
  return useQuery({
    queryKey: ['session'],
    queryFn: async () => {
      try {
        return await call(gateway.viewSession, {});
      } catch (problem) {
        if (problem instanceof ApiProblem && problem.status === 401) return null;
        throw problem;
      }
    },
    staleTime: 60_000,
    retry: (count, problem) => count < 2 && passing(problem),
  });
}
