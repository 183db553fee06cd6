import type { CriteriaSetView, IndicatorView } from '@langmoi/contracts/criteria';
import { RecordFigures } from '@langmoi/contracts/figures';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { addressWith } from '../../address';
import { useWords } from '../../i18n/language';
import { ActionFoot } from '../../ui/action-foot';
import { DateField } from '../../ui/fields/date-field';
import { ClosedNote } from '../../ui/closed-note';
import { DiscardButton } from '../../ui/discard-button';
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

const codesOf = (set: CriteriaSetView): string[] => indicatorsOf(set).map(({ code }) => code);

interface Footed {
  readonly view: FigureSheet;
  readonly set: CriteriaSetView;
  readonly drafting: FigureDrafting;
}

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
function useSend({ view, set, drafting }: Footed) {
  const { t, language } = useWords();
  return () => {
    const laws = new Map(indicatorsOf(set).map(({ code, law }) => [code, law]));
    const made = bodyOf(
      drafting.draft,
      { criteriaSet: view.criteriaSet, on: view.on, order: codesOf(set) },
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
function Details({ drafting, set, conflicts }: Pick<Footed, 'drafting' | 'set'> & { conflicts: number }) {
  const { t, date } = useWords();
  const { draft, errors } = drafting;
  const n = Object.keys(draft.typed).length;
  const others = (errors[''] ?? []).filter(({ pointer }) => pointer !== '/asOf');
  return (
    <>
      {n > 0 && t('figures.typed', { n })} {conflicts > 0 && t('figures.conflicts', { n: conflicts })}
      <Wrong codes={codesOf(set).filter((code) => errors[code])} />
      {others.map(({ pointer, detail }) => (
        <span key={detail} role="alert" className={styles.error}>
          {detail}{' '}
          {pointer === '/criteriaSet' && (
            <Link to={{ search: addressWith({ on: draft.asOf }).toString() }}>
              {t('figures.sheetOf', { date: date(draft.asOf) })}
            </Link>
          )}
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

function AsOf({ drafting, view }: Pick<Footed, 'drafting' | 'view'>) {
  const { t } = useWords();
  const error = drafting.errors['']?.find(({ pointer }) => pointer === '/asOf')?.detail;
  return (
    <DateField
      id="figures-as-of"
      size="sm"
      label={t('commune.asOf')}
      value={drafting.draft.asOf || view.on}
      onChange={drafting.setAsOf}
      {...(error && { error })}
    />
  );
}

/** The one next action: how much was typed, where it is, of which day it is true, and sending it. */
export function SendFoot(props: Footed) {
  const { t } = useWords();
  const { view, set, drafting } = props;
  const { draft, state, problem, errors } = drafting;
  const send = useSend(props);
  const n = Object.keys(draft.typed).length;
  const conflicts = conflictsOf(draft, view).size;
  return (
    <>
      <ActionFoot
        problem={Object.keys(errors).length === 0 ? problem : null}
        lead={<State {...drafting} />}
        detail={
          <>
            <ClosedNote on={draft.asOf || view.on} /> <Details {...{ drafting, set, conflicts }} />
          </>
        }
      >
        <AsOf {...{ drafting, view }} />
        <DiscardButton {...drafting} isKept={n > 0} disabled={draft.sending !== null} />
        <Button size="md" disabled={n === 0 || conflicts > 0} loading={state === 'sending'} onClick={send}>
          {t('figures.send', { n })}
        </Button>
      </ActionFoot>
    </>
  );
}
