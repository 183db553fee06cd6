import type { CriterionResult } from '@langmoi/contracts/criteria';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../api';
import { firstResults, movedOn, readKept, resultsList, type Results } from '../../view/draft';
import type { WholesSheet } from '../../view/said-of';
import { useSaving } from './services';

export type SaveState = 'clean' | 'typing' | 'saving' | 'saved' | 'kept' | 'conflict' | 'refused';

const restAfterTyping = 800;
const tryAgainAfter = 5_000;

/** By the set besides: in January last year's form is typed beside this year's, and the same number is another criterion. */
const keptUnder = ({ of: { unitId, tier }, set }: WholesSheet) => `langmoi.draft.${unitId}.${tier}.${set.id}`;

function stateAfter(failure: unknown): SaveState {
  if (!(failure instanceof ApiProblem)) throw failure;
  // Also when the session ran out: it is sent once somebody has signed in again.
  if (failure.status === 0 || failure.status === 401 || failure.status >= 500) return 'kept';
  return failure.status === 409 ? 'conflict' : 'refused';
}

/**
 * What the officer types: on this machine at once, at the server after a rest. A lost line keeps it here and tries
 * again; a newer draft of somebody else is never overwritten without being asked.
 */
export function useDraft(view: WholesSheet) {
  const place = keptUnder(view);
  const { id: criteriaSet } = view.set;
  const saveAtServer = useSaving(view.of);
  const [results, setResults] = useState<Results>(() => firstResults(view, readKept(localStorage.getItem(place))));
  const [saveState, setSaveState] = useState<SaveState>(() => {
    const kept = readKept(localStorage.getItem(place));
    if (!kept) return view.draft.savedAt ? 'saved' : 'clean';
    return movedOn(kept, view.draft) ? 'conflict' : 'typing';
  });
  const [savedAt, setSavedAt] = useState(view.draft.savedAt);
  const revision = useRef(view.draft.revision);
  const typed = useRef(results);

  const save = useCallback(async () => {
    const sent = typed.current;
    setSaveState('saving');
    try {
      const draft = await saveAtServer({ criteriaSet, revision: revision.current, results: resultsList(sent) });
      revision.current = draft.revision;
      setSavedAt(draft.savedAt);
      if (typed.current !== sent) return setSaveState('typing');
      localStorage.removeItem(place);
      setSaveState('saved');
    } catch (failure) {
      setSaveState(stateAfter(failure));
    }
  }, [place, criteriaSet, saveAtServer]);

  useEffect(() => {
    if (saveState !== 'typing' && saveState !== 'kept') return;
    const timer = setTimeout(() => void save(), saveState === 'typing' ? restAfterTyping : tryAgainAfter);
    return () => clearTimeout(timer);
  }, [saveState, results, save]);

  const set = (criterion: number, part: Partial<CriterionResult>) => {
    const before = typed.current[criterion] ?? { criterion, state: 'noData' };
    const next = { ...typed.current, [criterion]: { ...before, ...part } };
    typed.current = next;
    localStorage.setItem(place, JSON.stringify({ revision: revision.current, results: resultsList(next) }));
    setResults(next);
    if (saveState !== 'conflict') setSaveState('typing');
  };

  /** After a conflict: ours over the newer one, knowingly. */
  const keepMine = (newest: number) => {
    revision.current = newest;
    setSaveState('typing');
  };
  const forget = () => localStorage.removeItem(place);
  return { results, set, saveState, savedAt, keepMine, forget };
}

export type Draft = ReturnType<typeof useDraft>;
