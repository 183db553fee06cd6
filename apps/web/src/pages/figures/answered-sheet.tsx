import type { Carried } from '@langmoi/contracts/units';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ApiProblem } from '../../api';
import {} from '../../i18n/figures';
import { useWords } from '../../i18n/language';
import { Answer } from '../../ui/answer';
import { CarriedRows } from '../../ui/carried-rows';
import { pageOf, type FigureSheet, type SaidOf } from '../../view/said-of';
import { Sheet } from './sheet';

interface AnsweredSheet {
  readonly of: SaidOf;
  readonly view: UseQueryResult<Omit<FigureSheet, 'of'> & { readonly carried?: Carried }, ApiProblem>;
}

/** The figures that were asked for, and the way to what they come to. */
export function AnsweredSheet({ of, view }: AnsweredSheet) {
  const { t } = useWords();
  return (
    <Answer of={view} lines={14}>
      {(known) => (
        <CarriedRows carried={known.carried}>
          <Sheet key={`${of.tier} ${known.criteriaSet}`} view={{ of, ...known }} />
          <p className="small">
            <Link to={pageOf(of, 'judgement')}>{t('figures.toJudgement')}</Link>
          </p>
        </CarriedRows>
      )}
    </Answer>
  );
}
