import type { CriterionView } from '@langmoi/contracts/criteria';
import type { FiguresOfCriterion } from '@langmoi/contracts/figures';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { useState } from 'react';
import { useWords } from '../../i18n/language';
import { useCommand } from '../../queries';
import {
  confirmationsOf,
  errorsByRow,
  isOvertaken,
  rowsToConfirm,
  type Choice,
  type Choices,
  type ConfirmingRow,
} from '../../view/confirming';
import { nothingTyped, readTyped, type FigureTyped, type ValueError } from '../../view/figures';
import { figures } from '../figures/services';

type Errors = Readonly<Record<string, readonly ValueError[]>>;

/** What a department's officer chose of the rows, until it is recorded; all of it goes out as one command. */
export function useConfirming(view: FiguresOfCriterion, criterion: CriterionView) {
  const { t, language } = useWords();
  const [choices, setChoices] = useState<Choices>({});
  const [errors, setErrors] = useState<Errors>({});
  const [done, setDone] = useState<number | null>(null);
  const rows = rowsToConfirm(view);
  const command = useCommand(figures.confirmFigures, ({ figures: recorded }) => {
    setChoices({});
    setDone(recorded.length);
  });
  const choose = (row: ConfirmingRow, choice: Omit<Choice, 'seen'> | null) => {
    setDone(null);
    command.reset();
    setErrors(({ [row.key]: _, ...rest }) => rest);
    setChoices(({ [row.key]: _, ...rest }) =>
      choice ? { ...rest, [row.key]: { ...choice, seen: row.said.version } } : rest,
    );
  };
  const send = () => {
    const words = { value: t('figures.valueNeeded'), reason: inputTexts.reasonNeeded[language] };
    const read = (indicator: CriterionView['indicators'][number] | undefined, typed: FigureTyped) =>
      indicator?.law ? readTyped(indicator.law, typed, language) : null;
    const { criteriaSet } = view;
    const made = confirmationsOf({ criteriaSet, rows }, choices, { indicators: criterion.indicators, read, words });
    if ('errors' in made) return setErrors(made.errors);
    const { body } = made;
    if (body.confirmations.length === 0) return;
    command.mutate({ body }, { onError: ({ errors: refused }) => setErrors(errorsByRow(refused, body)) });
  };
  const waiting = rows.filter(({ isConfirmed }) => !isConfirmed);
  return {
    ...{ rows, waiting, choices, errors, done, choose, send },
    overtaken: rows.filter((row) => isOvertaken(row, choices[row.key])).length,
    pending: command.isPending,
    problem: Object.keys(errors).length === 0 ? command.error : null,
    agreeToAll: () => {
      setDone(null);
      const agreed = waiting
        .filter(({ key }) => !choices[key])
        .map(({ key, said }): [string, Choice] => [key, { agrees: true, typed: nothingTyped, seen: said.version }]);
      setChoices((before) => ({ ...before, ...Object.fromEntries(agreed) }));
    },
  };
}

export type Confirming = ReturnType<typeof useConfirming>;
