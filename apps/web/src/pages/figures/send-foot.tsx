import type { CriteriaSetView, IndicatorView } from '@langmoi/contracts/criteria';
import { RecordFigures } from '@langmoi/contracts/figures';
import { Button } from '@mantine/core';
import { useWords } from '../../i18n/language';
import { useToday } from '../../queries';
import { ActionFoot } from '../../ui/action-foot';
import { DateField } from '../../ui/fields/date-field';
import { ClosedNote } from '../../ui/closed-note';
import { ProblemAlert } from '../../ui/problem-alert';
import { bodyOf, conflictsOf, errorsByIndicator } from '../../view/figure-draft';
import { readTyped } from '../../view/figures';
import { timeText } from '../../view/format';
import { inputErrors } from '../../view/input-errors';
import type { FigureSheet } from '../../view/said-of';
import type { FigureDrafting } from './use-figure-draft';
import styles from './figures.module.css';

const indicatorsOf = ({ conditions, criteria }: CriteriaSetView): IndicatorView[] => [
  ...conditions,
  ...criteria.flatMap(({ indicators }) => indicators),
];

/** What stands in the way, each a link to its indicator. */
function Wrong({ codes }: { codes: readonly string[] }) {
  const { t } = useWords();
  if (codes.length === 0) return null;
  return (
    <p role="alert" className={styles.error}>
      {t('error.list', { n: codes.length })}:{' '}
      {codes.map((code, at) => (
        <span key={code}>
          {at > 0 && ', '}
          <a href={`#indicator-${code}`}>{code}</a>
        </span>
      ))}
    </p>
  );
}

/** Reads what was typed by the rules of service and contract; sends it, or shows what is wrong at its place. */
function useSend(view: FigureSheet, set: CriteriaSetView, drafting: FigureDrafting) {
  const { t, language } = useWords();
  const today = useToday();
  return () => {
    const all = indicatorsOf(set);
    const laws = new Map(all.map(({ code, law }) => [code, law]));
    const order = all.map(({ code }) => code);
    const made = bodyOf(
      drafting.draft,
      { criteriaSet: view.criteriaSet, today, order },
      (indicator, typed) => {
        const law = laws.get(indicator);
        return law ? readTyped(law, typed, language) : null;
      },
      t('figures.valueNeeded'),
    );
    if ('errors' in made) return drafting.refuse(made.errors);
    const checked = RecordFigures.safeParse(made.body);
    if (checked.success) drafting.send(checked.data);
    else drafting.refuse(errorsByIndicator(inputErrors(checked.error, language), made.body));
  };
}

/** How much was typed, what must be chosen, and what is wrong. */
function Details({ drafting, conflicts }: { drafting: FigureDrafting; conflicts: number }) {
  const { t } = useWords();
  const { draft, errors } = drafting;
  const n = Object.keys(draft.typed).length;
  const others = (errors[''] ?? []).filter(({ pointer }) => pointer !== '/asOf');
  return (
    <>
      {n > 0 && t('figures.typed', { n })} {conflicts > 0 && t('figures.conflicts', { n: conflicts })}
      <Wrong codes={Object.keys(errors).filter(Boolean)} />
      {others.map(({ detail }) => (
        <span key={detail} role="alert" className={styles.error}>
          {detail}
        </span>
      ))}
    </>
  );
}

function State({ state, sentAt }: Pick<FigureDrafting, 'state' | 'sentAt'>) {
  const { t } = useWords();
  return (
    <span role="status" data-state={state} className={styles.sendState}>
      {state === 'clean' && sentAt ? t('figures.sentAt', { time: timeText(sentAt) }) : t(`figures.state.${state}`)}
    </span>
  );
}

function AsOf({ drafting }: { drafting: FigureDrafting }) {
  const { t } = useWords();
  const today = useToday();
  const error = drafting.errors['']?.find(({ pointer }) => pointer === '/asOf')?.detail;
  return (
    <DateField
      id="figures-as-of"
      size="sm"
      label={t('commune.asOf')}
      value={drafting.draft.asOf || today}
      onChange={drafting.setAsOf}
      {...(error && { error })}
    />
  );
}

/** The one next action: how much was typed, where it is, of which day it is true, and sending it. */
export function SendFoot(props: { view: FigureSheet; set: CriteriaSetView; drafting: FigureDrafting }) {
  const { t } = useWords();
  const { view, set, drafting } = props;
  const { draft, state, problem, errors } = drafting;
  const today = useToday();
  const send = useSend(view, set, drafting);
  const n = Object.keys(draft.typed).length;
  const conflicts = conflictsOf(draft, view).size;
  return (
    <>
      {problem && Object.keys(errors).length === 0 && <ProblemAlert problem={problem} />}
      <ActionFoot
        lead={<State {...drafting} />}
        detail={
          <>
            <ClosedNote on={draft.asOf || today} /> <Details drafting={drafting} conflicts={conflicts} />
          </>
        }
      >
        <AsOf drafting={drafting} />
        {n > 0 && (
          <Button size="md" variant="default" disabled={draft.sending !== null} onClick={drafting.discard}>
            {t('figures.discard')}
          </Button>
        )}
        <Button size="md" disabled={n === 0 || conflicts > 0} loading={state === 'sending'} onClick={send}>
          {t('figures.send', { n })}
        </Button>
      </ActionFoot>
    </>
  );
}
