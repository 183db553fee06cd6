import type { SlippageView } from '@langmoi/contracts/year';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import {} from '../../i18n/year';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { Answer } from '../../ui/answer';
import { CarriedRows, LiesIn } from '../../ui/carried-rows';
import { RehearsalMark } from '../../ui/marks';
import { DayInAddress, useDayInAddress } from '../../ui/fields/day-in-address';
import { TierChoice, useTierInAddress } from '../../ui/tier-choice';
import parts from '../../ui/parts.module.css';
import { useMoment } from '../judgement/moments';
import { years } from './services';
import { useRowName } from './target-rows';
import styles from './year.module.css';

/** Communes with what is said of each; closed until somebody opens the number. */
function Communes({ rows }: { rows: readonly { communeId: string; words: ReactNode; rehearsal: boolean }[] }) {
  const { t } = useWords();
  const nameOf = useRowName();
  const [open, setOpen] = useState(false);
  if (rows.length === 0) return null;
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('year.showRows', { n: rows.length })}</summary>
      <ul className={styles.slips}>
        {open &&
          rows.map(({ communeId, words, rehearsal }) => {
            const { name, to } = nameOf({ unitId: communeId, hamlet: null });
            return (
              <li key={communeId}>
                {to ? <Link to={to}>{name}</Link> : name}: {words} {rehearsal && <RehearsalMark />}
                <LiesIn unitId={communeId} />
              </li>
            );
          })}
      </ul>
    </details>
  );
}

const numbers = (criteria: readonly { no: number }[]): string => criteria.map(({ no }) => no).join(', ');

function Lost({ view: { lost, on } }: { view: SlippageView }) {
  const { t, say, date } = useWords();
  const { from, setFrom, setOn, comparable, known, total, rows } = lost;
  const words = { n: rows.length, known, total, from: date(from) };
  return (
    <article className={`${parts.paper} stack`}>
      <h3>{t('year.lost', { from: date(from), on: date(on) })}</h3>
      {comparable && <p>{t(rows.length === 0 ? 'year.lostNone' : 'year.lostKnown', words)}</p>}
      {!comparable && (
        <p>
          {setFrom && setOn
            ? t('year.lostOther', { from: say(setFrom.title), on: say(setOn.title) })
            : t('year.lostNoSet')}
        </p>
      )}
      <Communes
        rows={rows.map(({ communeId, metBefore, metAfter, criteria, rehearsal }) => ({
          ...{ communeId, rehearsal },
          words: `${t('year.lostCriteria', { list: numbers(criteria) })}; ${t('year.metThen', { before: metBefore, after: metAfter })}`,
        }))}
      />
    </article>
  );
}

function Next({ view: { next } }: { view: SlippageView }) {
  const { t, say, date } = useWords();
  const { set, fromOn, carried, indicators, total, rows } = next;
  return (
    <article className={`${parts.paper} stack`}>
      <h3>{t('year.next')}</h3>
      {set && fromOn ? (
        <>
          <p>{t('year.nextAbout', { set: say(set.title), from: date(fromOn), carried, all: indicators })}</p>
          <p>{t('year.nextRows', { n: rows.length, total })}</p>
        </>
      ) : (
        <p>{t('year.nextNone')}</p>
      )}
      <Communes
        rows={rows.map(({ communeId, failing, met, open, rehearsal }) => ({
          ...{ communeId, rehearsal },
          words: t('year.nextFails', { list: numbers(failing), met, open }),
        }))}
      />
    </article>
  );
}

function Raise({ view: { raise } }: { view: SlippageView }) {
  const { t, say, date } = useWords();
  const { set, counts, rows } = raise;
  const reached = (by: string) => counts.find((one) => one.by === by)?.numerator ?? 0;
  return (
    <article className={`${parts.paper} stack`}>
      <h3>{t('year.raise')}</h3>
      {set && rows.length > 0 ? (
        <p>
          {t('year.raiseAbout', {
            ...{ n: rows.length, set: say(set.title), figures: reached('figures'), said: reached('said') },
          })}
        </p>
      ) : (
        <p>{t('year.raiseNone')}</p>
      )}
      <Communes
        rows={rows.flatMap(({ unitId, recognition, said, rehearsal }) =>
          unitId === null
            ? []
            : [
                {
                  ...{ communeId: unitId, rehearsal },
                  words: [
                    recognition && `${recognition.decision ?? t('year.noDecision')}, ${date(recognition.heldOn)}`,
                    said && `${said.met}/${said.of}`,
                  ]
                    .filter(Boolean)
                    .join('; '),
                },
              ],
        )}
      />
    </article>
  );
}

/** What was lost, what will fail, and who must be raised: of a tier, since a day that the address names. */
export function Slippage({ year, today }: { year: number; today: string }) {
  const { t } = useWords();
  const tier = useTierInAddress();
  const moment = useMoment();
  const begin = `${Math.min(year, Number(today.slice(0, 4)))}-01-01`; // nothing is lost before it begins
  const from = useDayInAddress('from') ?? begin;
  const view = useAnswer(years.viewSlippage, { query: { tier, from, ...moment } }, { keep: true });
  return (
    <section className="stack" aria-labelledby="slippage">
      <div className={styles.head}>
        <div>
          <h2 id="slippage">{t('year.slippage')}</h2>
          <p className="soft">{t('year.slippageAbout')}</p>
        </div>
        <TierChoice />
      </div>
      <DayInAddress name="from" label={t('year.since')} otherwise={begin} />
      <Answer of={view} lines={6}>
        {(known) => (
          <CarriedRows carried={known.carried} quiet>
            <div className={styles.lists}>
              <Lost view={known} />
              <Next view={known} />
              <Raise view={known} />
            </div>
          </CarriedRows>
        )}
      </Answer>
    </section>
  );
}
