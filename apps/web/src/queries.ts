import type { ProvinceView } from '@langmoi/contracts/directory';
import type { SessionView } from '@langmoi/contracts/gateway';
import {
  keepPreviousData,
  MutationCache,
  QueryCache,
  QueryClient,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { ApiProblem, call, type AnswerOf, type InputOf, type ServedRoute } from './api';
import { directory, gateway } from './services';
import { intentOf, type Intent } from './view/intent';

const passing = (problem: unknown) => problem instanceof ApiProblem && (problem.status === 0 || problem.status >= 502);

const ended = ['ended'] as const;

/** Whose session ended while its page was open, and why, where the gateway says so. */
export interface EndedSession {
  readonly session: SessionView;
  readonly because: string | null;
}

const isEnd = (problem: unknown): problem is ApiProblem => problem instanceof ApiProblem && problem.status === 401;

/** Nobody is signed in any more: the frame must not go on naming somebody, and the page says whose session ended. */
function noteEnd(client: QueryClient, problem: unknown): void {
  if (!isEnd(problem)) return;
  const session = client.getQueryData<SessionView | null>(['session']);
  const because = typeof problem.extra['because'] === 'string' ? problem.extra['because'] : null;
  if (session) client.setQueryData<EndedSession>(ended, { session, because });
  client.setQueryData(['session'], null);
}

/** Answers stay on the screen while they are asked for again; only what passes by itself is tried again. */
export function newQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (problem) => noteEnd(client, problem) }),
    mutationCache: new MutationCache({ onError: (problem) => noteEnd(client, problem) }),
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
const keyIn = (route: ServedRoute, input: object, reads: string | undefined) => [...keyOf(route, input), reads ?? null];

/** One question to a service. */
export function useAnswer<R extends ServedRoute>(
  route: R,
  input: InputOf<R>,
  options: { enabled?: boolean; every?: number | false; keep?: boolean } = {},
): UseQueryResult<AnswerOf<R>, ApiProblem> {
  const client = useQueryClient();
  const queryKey = keyOf(route, input);
  const polled = () => Boolean(options.every) && client.getQueryData(queryKey) !== undefined;
  return useQuery<AnswerOf<R>, ApiProblem>({
    // A list that is searched stays where it was until the next answer is there.
    ...(options.keep && { placeholderData: keepPreviousData }),
    queryKey,
    queryFn: () => call(route, input, { background: polled() }),
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
      queryFn: () => call(route, input, { background: Boolean(options.every) }),
      refetchInterval: options.every,
      retry: false,
    })),
  }) as UseQueryResult<AnswerOf<R>, ApiProblem>[];
}

/** The same question of several provinces, of one's own (undefined) and of others; each answers or fails for itself. */
export function useAnswersOf<R extends ServedRoute>(
  asked: readonly { readonly route: R; readonly input: InputOf<R>; readonly reads: string | undefined }[],
): UseQueryResult<AnswerOf<R>, ApiProblem>[] {
  return useQueries({
    queries: asked.map(({ route, input, reads }) => ({
      queryKey: keyIn(route, input, reads),
      queryFn: () => call(route, input, { reads }),
      retry: false,
    })),
  }) as UseQueryResult<AnswerOf<R>, ApiProblem>[];
}

/** Asks ahead of the click, so that the page is there when it opens. */
export function usePrefetch<R extends ServedRoute>(route: R): (input: InputOf<R>) => void {
  const queries = useQueryClient();
  return (input) => void queries.prefetchQuery({ queryKey: keyOf(route, input), queryFn: () => call(route, input) });
}

/** Notes what a command answered as the answer to a question: the page that opens next begins with nothing older. */
export function useNoting<R extends ServedRoute>(route: R): (input: InputOf<R>, answer: AnswerOf<R>) => void {
  const queries = useQueryClient();
  return (input, answer) => queries.setQueryData<AnswerOf<R>>(keyOf(route, input), answer);
}

/** Changes what is known of a question, with whatever it was asked: what a command of each letter makes of its answer. */
export function useAmending<R extends ServedRoute>(route: R) {
  const queries = useQueryClient();
  return useCallback(
    (change: (answer: AnswerOf<R>) => AnswerOf<R>): void => {
      const queryKey = [route.prefix, route.path];
      queries.setQueriesData<AnswerOf<R>>({ queryKey }, (known) => known && change(known));
    },
    [queries, route],
  );
}

/** One command. A repetition of the same content carries the same key, so that it can happen once only. */
export function useCommand<R extends ServedRoute>(route: R, onDone?: (answer: AnswerOf<R>) => void) {
  const queries = useQueryClient();
  const intent = useRef<Intent | null>(null);
  return useMutation<AnswerOf<R>, ApiProblem, InputOf<R>>({
    mutationFn: (input) => {
      const { file, ...rest } = input;
      const files = [file ?? []].flat().map(({ name, size, lastModified }) => [name, size, lastModified]);
      const content = files.length > 0 ? { ...rest, files } : rest;
      intent.current = intentOf(intent.current, content, () => crypto.randomUUID());
      return call(route, input, { key: intent.current.key });
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
  const client = useQueryClient();
  return useQuery({
    queryKey: ['session'],
    queryFn: async () => {
      try {
        return await call(gateway.viewSession, {});
      } catch (problem) {
        if (!isEnd(problem)) throw problem;
        noteEnd(client, problem);
        return null;
      }
    },
    staleTime: 60_000,
    retry: (count, problem) => count < 2 && passing(problem),
  });
}

/** Whose session ended while its page was open; null where nobody's did, or somebody signed in since. */
export function useEnded(): EndedSession | null {
  const { data } = useQuery<EndedSession | null>({
    queryKey: ended,
    queryFn: () => null,
    enabled: false,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return data ?? null;
}

/** The province that is looked at: one's own, or the one that a national office reads. Empty: none is known or chosen yet. */
export function useProvinceId(): string {
  const session = useSession().data;
  if (!session) return '';
  const { provinceId, readsProvinceId } = session.caller;
  return readsProvinceId ?? (session.national ? '' : provinceId);
}

/** The province itself; undefined until it is known. */
export function useProvince(): ProvinceView | undefined {
  const provinceId = useProvinceId();
  return useAnswer(directory.viewProvince, { params: { provinceId } }, { enabled: provinceId !== '' }).data;
}

/** The day that the province lives in; empty until it is known. */
export const useToday = (): string => useProvince()?.today ?? '';
