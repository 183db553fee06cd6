import type { RecordFigures } from '@langmoi/contracts/figures';
import { useSession } from '../../queries';
import { nothingSent, sendStateOf, useDelivery, useKept, type Errors } from '../../ui/use-kept-draft';
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
import type { FigureTyped } from '../../view/figures';
import type { FigureSheet } from '../../view/said-of';
import { recordingOf } from './services';

const isUntyped = ({ typed }: FigureDraft): boolean => Object.keys(typed).length === 0;
const keeping = { read: readDraft, isNothing: (draft: FigureDraft) => isUntyped(draft) && !draft.sending };

/**
 * What an officer types of their unit's figures: kept on this machine with every letter, sent when they say so. Nothing of
 * somebody else is overwritten unseen.
 */
export function useFigureDraft(view: FigureSheet) {
  const userId = useSession().data?.caller.userId ?? '';
  const { unitId, tier } = view.of;
  const { route, inputOf } = recordingOf(view.of);
  const kept = useKept(draftPlace(userId, unitId, tier, view.criteriaSet), keeping);
  const { sent, setSent } = useDelivery(kept, {
    ...{ route, inputOf },
    after: (before, { figures: recorded }) => afterSent(before, recorded),
    errorsOf: errorsByIndicator,
  });
  const { draft, keep, bringBack } = kept;
  const forgive = (indicator: string) =>
    setSent((before) => ({ ...before, problem: null, errors: withoutKey(before.errors, indicator) }));
  const change = (indicator: string, next: (before: FigureDraft) => FigureDraft) => {
    forgive(indicator);
    keep(next);
  };
  return {
    ...{
      draft,
      state: sendStateOf(draft, isUntyped(draft), sent),
      sentAt: sent.at,
      problem: sent.problem,
      errors: sent.errors,
    },
    refuse: (errors: Errors) => setSent({ ...nothingSent, errors }),
    type: (indicator: string, typed: FigureTyped) =>
      change(indicator, (before) => typeInto(before, indicator, typed, newestFigure(view, indicator)?.version ?? 0)),
    setAsOf: (asOf: string) => change('', (before) => ({ ...before, asOf })),
    /** Of a conflict: the other's stands, or one's own after it. */
    yield: (indicator: string) => change(indicator, (before) => leaveOut(before, indicator)),
    insist: (indicator: string, newest: number) => change(indicator, (before) => seeNewest(before, indicator, newest)),
    discard: () => {
      setSent(nothingSent);
      kept.discard(emptyDraft);
    },
    bringBack,
    send: (body: RecordFigures) => {
      setSent(nothingSent);
      keep((before) => ({ ...before, sending: { key: crypto.randomUUID(), body, typed: before.typed } }));
    },
  };
}

const withoutKey = (errors: Errors, indicator: string): Errors =>
  Object.fromEntries(Object.entries(errors).filter(([one]) => one !== indicator));

export type FigureDrafting = ReturnType<typeof useFigureDraft>;
