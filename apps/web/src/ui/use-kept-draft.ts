import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem, call, type AnswerOf, type InputOf, type ServedRoute } from '../api';
import type { ValueError } from '../view/figures';

/** What is on its way: sent again with the same key until there is an answer, so that it happens once. */
interface Sending<B> {
  readonly key: string;
  readonly body: B;
}

interface Keepable<B> {
  readonly sending: Sending<B> | null;
}

/** How a draft is kept: read back from its text, and whether there is anything of it to keep. Outside a component. */
interface Keeping<D> {
  readonly read: (text: string | null) => D;
  readonly isNothing: (draft: D) => boolean;
}

/** What this machine keeps at a place with every letter, also when another tab of it types. */
export function useKept<D>(place: string, { read, isNothing }: Keeping<D>) {
  const [draft, setDraft] = useState<D>(() => read(localStorage.getItem(place)));
  const latest = useRef(draft);
  const [dropped, drop] = useState<D | null>(null);
  const show = useCallback((next: D) => {
    latest.current = next;
    setDraft(next);
  }, []);
  useEffect(() => {
    const onStorage = ({ key }: StorageEvent) => key === place && show(read(localStorage.getItem(place)));
    window.addEventListener('storage', onStorage);
    return () => window.removeEventListener('storage', onStorage);
  }, [place, read, show]);
  const keep = useCallback(
    (change: (before: D) => D) => {
      const next = change(latest.current);
      if (isNothing(next)) localStorage.removeItem(place);
      else localStorage.setItem(place, JSON.stringify(next));
      drop(null);
      show(next);
    },
    [place, isNothing, show],
  );
  /** Empties the draft; what it was can be brought back until something else is kept. */
  const discard = (empty: D) => {
    const before = latest.current;
    keep(() => empty);
    drop(before);
  };
  const bringBack = dropped === null ? null : () => keep(() => dropped);
  return { draft, latest, keep, discard, bringBack };
}

export type Kept<D> = ReturnType<typeof useKept<D>>;

/** By what it is wrong with: an indicator, a row. */
export type Errors = Readonly<Record<string, readonly ValueError[]>>;

/** What came of sending. */
interface Sent {
  readonly waiting: boolean;
  readonly problem: ApiProblem | null;
  readonly errors: Errors;
  readonly at: string | null;
}

export const nothingSent: Sent = { waiting: false, problem: null, errors: {}, at: null };

const tryAgainAfter = 5_000;

/** Also when the session ran out: it is sent once the same person has signed in again. */
const passes = ({ status }: ApiProblem) => status === 0 || status === 401 || status === 429 || status >= 500;

interface Delivering<R extends ServedRoute, B, D> {
  readonly route: R;
  readonly inputOf: (body: B) => InputOf<R>;
  /** The draft once it is taken in: what was typed since stays. */
  readonly after: (draft: D, answer: AnswerOf<R>) => D;
  readonly errorsOf: (errors: readonly ValueError[], body: B) => Errors;
}

/** Sends what is on its way until there is an answer, over lost lines and reloads, with one key. */
export function useDelivery<R extends ServedRoute, B, D extends Keepable<B>>(
  { draft, latest, keep }: Kept<D>,
  how: Delivering<R, B, D>,
) {
  const queries = useQueryClient();
  const [sent, setSent] = useState<Sent>(nothingSent);
  const underWay = useRef(false);
  const asked = useRef(how);
  useEffect(() => void (asked.current = how));
  const deliver = useCallback(async () => {
    const { sending } = latest.current;
    if (!sending || underWay.current) return;
    underWay.current = true;
    const { key, body } = sending;
    const { route, inputOf, after, errorsOf } = asked.current;
    try {
      const answer = await call(route, inputOf(body), { key });
      keep((before) => after(before, answer));
      setSent({ ...nothingSent, at: new Date().toISOString() });
      await queries.invalidateQueries();
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      if (passes(failure)) return setSent({ ...nothingSent, waiting: true });
      keep((before) => ({ ...before, sending: null }));
      const isStale = failure.status === 409; // shown beside each other, once it is read anew
      setSent({ ...nothingSent, problem: failure, errors: isStale ? {} : errorsOf(failure.errors, body) });
      if (isStale) await queries.invalidateQueries();
    } finally {
      underWay.current = false;
    }
  }, [keep, latest, queries]);
  const onItsWay = draft.sending?.key;
  useEffect(() => {
    if (!onItsWay) return;
    const again = () => void deliver();
    again();
    const timer = setInterval(again, tryAgainAfter);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [onItsWay, deliver]);
  return { sent, setSent };
}

/** Where what was typed is: nowhere, on this machine, on its way, waiting for the line; or it was refused. */
type SendState = 'clean' | 'kept' | 'sending' | 'waiting' | 'refused';

export function sendStateOf(
  { sending }: Keepable<unknown>,
  isNothing: boolean,
  { waiting, problem }: Pick<Sent, 'waiting' | 'problem'>,
): SendState {
  if (sending) return waiting ? 'waiting' : 'sending';
  if (isNothing) return 'clean';
  return problem ? 'refused' : 'kept';
}
