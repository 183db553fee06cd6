import type { FiguresView, RecordFigures } from '@langmoi/contracts/figures';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem, call } from '../../api';
import { useSession } from '../../queries';
import {
  afterSent,
  draftPlace,
  emptyDraft,
  errorsByIndicator,
  leaveOut,
  newestFigure,
  readDraft,
  seeNewest,
  typeInto,
  type FigureDraft,
} from '../../view/figure-draft';
import type { FigureTyped, ValueError } from '../../view/figures';
import { figures } from './services';

/** Where what was typed is: nowhere, on this machine, on its way, waiting for the line; or it was refused. */
export type SendState = 'clean' | 'kept' | 'sending' | 'waiting' | 'refused';

type Errors = Readonly<Record<string, readonly ValueError[]>>;

const tryAgainAfter = 5_000;

/** Also when the session ran out: it is sent once the same person has signed in again. */
const passes = ({ status }: ApiProblem) => status === 0 || status === 401 || status === 429 || status >= 500;

/** What this machine keeps at a place, also when another tab of it types. */
function useKept(place: string) {
  const [draft, setDraft] = useState<FigureDraft>(() => readDraft(localStorage.getItem(place)));
  const latest = useRef(draft);
  const show = useCallback((next: FigureDraft) => {
    latest.current = next;
    setDraft(next);
  }, []);
  useEffect(() => {
    const onStorage = ({ key }: StorageEvent) => key === place && show(readDraft(localStorage.getItem(place)));
    window.addEventListener('storage', onStorage);
    return () => window.removeEventListener('storage', onStorage);
  }, [place, show]);
  const keep = useCallback(
    (change: (before: FigureDraft) => FigureDraft) => {
      const next = change(latest.current);
      if (Object.keys(next.typed).length === 0 && !next.sending) localStorage.removeItem(place);
      else localStorage.setItem(place, JSON.stringify(next));
      show(next);
    },
    [place, show],
  );
  return { draft, latest, keep };
}

type Kept = ReturnType<typeof useKept>;

/** What came of sending. */
interface Sent {
  readonly waiting: boolean;
  readonly problem: ApiProblem | null;
  readonly errors: Errors;
  readonly at: string | null;
}

const nothingSent: Sent = { waiting: false, problem: null, errors: {}, at: null };

/** Sends what is on its way until there is an answer, over lost lines and reloads, with one key. */
function useDelivery({ communeId, tier }: FiguresView, { draft, latest, keep }: Kept) {
  const queries = useQueryClient();
  const [sent, setSent] = useState<Sent>(nothingSent);
  const underWay = useRef(false);
  const deliver = useCallback(async () => {
    const { sending } = latest.current;
    if (!sending || underWay.current) return;
    underWay.current = true;
    const { key, body } = sending;
    try {
      const answer = await call(figures.recordFigures, { params: { communeId, tier }, body }, { key });
      keep((before) => afterSent(before, answer.figures));
      setSent({ ...nothingSent, at: new Date().toISOString() });
      await queries.invalidateQueries();
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      if (passes(failure)) return setSent({ ...nothingSent, waiting: true });
      keep((before) => ({ ...before, sending: null }));
      const isStale = failure.status === 409; // shown beside each other, once it is read anew
      setSent({ ...nothingSent, problem: failure, errors: isStale ? {} : errorsByIndicator(failure.errors, body) });
      if (isStale) await queries.invalidateQueries();
    } finally {
      underWay.current = false;
    }
  }, [communeId, tier, keep, latest, queries]);
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

function stateOf({ sending, typed }: FigureDraft, { waiting, problem }: Sent): SendState {
  if (sending) return waiting ? 'waiting' : 'sending';
  if (Object.keys(typed).length === 0) return 'clean';
  return problem ? 'refused' : 'kept';
}

/**
 * What an officer types of a commune's figures: kept on this machine with every letter, sent when they say so. Nothing of
 * somebody else is overwritten unseen.
 */
export function useFigureDraft(view: FiguresView) {
  const userId = useSession().data?.caller.userId ?? '';
  const kept = useKept(draftPlace(userId, view.communeId, view.tier));
  const { sent, setSent } = useDelivery(view, kept);
  const { draft, keep } = kept;
  const forgive = (indicator: string) =>
    setSent((before) => ({ ...before, problem: null, errors: withoutKey(before.errors, indicator) }));
  const change = (indicator: string, next: (before: FigureDraft) => FigureDraft) => {
    forgive(indicator);
    keep(next);
  };
  return {
    ...{ draft, state: stateOf(draft, sent), sentAt: sent.at, problem: sent.problem, errors: sent.errors },
    refuse: (errors: Errors) => setSent({ ...nothingSent, errors }),
    type: (indicator: string, typed: FigureTyped) =>
      change(indicator, (before) => typeInto(before, indicator, typed, newestFigure(view, indicator)?.version ?? 0)),
    setAsOf: (asOf: string) => change('', (before) => ({ ...before, asOf })),
    /** Of a conflict: the other's stands, or one's own after it. */
    yield: (indicator: string) => change(indicator, (before) => leaveOut(before, indicator)),
    insist: (indicator: string, newest: number) => change(indicator, (before) => seeNewest(before, indicator, newest)),
    discard: () => {
      setSent(nothingSent);
      keep(() => emptyDraft);
    },
    send: (body: RecordFigures) => {
      setSent(nothingSent);
      keep((before) => ({ ...before, sending: { key: crypto.randomUUID(), body, typed: before.typed } }));
    },
  };
}

const withoutKey = (errors: Errors, indicator: string): Errors =>
  Object.fromEntries(Object.entries(errors).filter(([one]) => one !== indicator));

export type FigureDrafting = ReturnType<typeof useFigureDraft>;
