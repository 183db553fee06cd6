import type { CriterionView } from '@langmoi/contracts/criteria';
import type { ConfirmFigures, FiguresOfCriterion } from '@langmoi/contracts/figures';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { useState } from 'react';
import { useWords } from '../../i18n/language';
import { useSession } from '../../queries';
import { nothingSent, sendStateOf, useDelivery, useKept } from '../../ui/use-kept-draft';
import {
  afterConfirmed,
  choicesPlace,
  confirmationsOf,
  errorsByRow,
  isOvertaken,
  nothingChosen,
  readChoices,
  rowsToConfirm,
  type Choice,
  type Choices,
  type ConfirmingDraft,
  type ConfirmingRow,
} from '../../view/confirming';
import { nothingTyped, readTyped, type FigureTyped } from '../../view/figures';
import { figures } from '../figures/services';

const isUnchosen = ({ choices }: ConfirmingDraft): boolean => Object.keys(choices).length === 0;
const keeping = { read: readChoices, isNothing: (draft: ConfirmingDraft) => isUnchosen(draft) && !draft.sending };

/**
 * What a department's officer chose of the rows: kept on this machine until it is recorded. All of it goes out as one
 * command, once, also over a lost line.
 */
export function useConfirming(view: FiguresOfCriterion, criterion: CriterionView) {
  const { t, language } = useWords();
  const userId = useSession().data?.caller.userId ?? '';
  const { criteriaSet } = view;
  const kept = useKept(choicesPlace(userId, criteriaSet, criterion.no), keeping);
  const [done, setDone] = useState<number | null>(null);
  const { sent, setSent } = useDelivery(kept, {
    route: figures.confirmFigures,
    inputOf: (body: ConfirmFigures) => ({ body }),
    after: (before, { figures: recorded }) => {
      setDone(recorded.length);
      return afterConfirmed(before);
    },
    errorsOf: errorsByRow,
  });
  const { draft, keep, bringBack } = kept;
  const { choices } = draft;
  const rows = rowsToConfirm(view);
  const change = (next: (before: Choices) => Choices) => {
    setDone(null);
    keep((before) => ({ ...before, choices: next(before.choices) }));
  };
  const choose = (row: ConfirmingRow, choice: Omit<Choice, 'seen'> | null) => {
    setSent(({ errors: { [row.key]: _, ...errors } }) => ({ ...nothingSent, errors }));
    change(({ [row.key]: _, ...rest }) => (choice ? { ...rest, [row.key]: { ...choice, seen: row.version } } : rest));
  };
  const send = () => {
    const words = { value: t('figures.valueNeeded'), reason: inputTexts.reasonNeeded[language] };
    const read = (indicator: CriterionView['indicators'][number] | undefined, typed: FigureTyped) =>
      indicator?.law ? readTyped(indicator.law, typed, language) : null;
    const made = confirmationsOf({ criteriaSet, rows }, choices, { indicators: criterion.indicators, read, words });
    if ('errors' in made) return setSent({ ...nothingSent, errors: made.errors });
    const { body } = made;
    setSent(nothingSent);
    if (body.confirmations.length === 0) return;
    keep((before) => ({ ...before, sending: { key: crypto.randomUUID(), body, choices: before.choices } }));
  };
  const waiting = rows.filter(({ isConfirmed }) => !isConfirmed);
  return {
    ...{ criteriaSet, rows, waiting, choices, done, choose, send, errors: sent.errors },
    overtaken: rows.filter((row) => isOvertaken(row, choices[row.key])).length,
    state: sendStateOf(draft, isUnchosen(draft), sent),
    problem: Object.keys(sent.errors).length === 0 ? sent.problem : null,
    agreeToAll: () => {
      const agreed = waiting
        .filter(({ key }) => !choices[key])
        .map(({ key, version }): [string, Choice] => [key, { agrees: true, typed: nothingTyped, seen: version }]);
      change((before) => ({ ...before, ...Object.fromEntries(agreed) }));
    },
    discard: () => {
      setSent(nothingSent);
      kept.discard(nothingChosen);
    },
    bringBack,
  };
}

export type Confirming = ReturnType<typeof useConfirming>;
