import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { SetProposalView, SetTrial } from '@langmoi/contracts/set-proposals';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import {} from '../../i18n/criteria-sets';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { Answer } from '../../ui/answer';
import { CarriedRows, LiesIn } from '../../ui/carried-rows';
import { DateField } from '../../ui/fields/date-field';
import { ShareBar, type Share } from '../../ui/share-bar';
import { useUnitName, useUnits } from '../../ui/unit-names';
import { UnitsSwitch, useUnitsDay } from '../../ui/units-switch';
import parts from '../../ui/parts.module.css';
import { readDate } from '../../view/format';
import { turns, turnsOf, type Turn } from '../../view/trial';
import { setProposals } from './services';
import styles from './criteria-sets.module.css';

type Counts = SetTrial['criteria'][number]['before'];

const outcomes = ['met', 'notMet', 'unknown'] as const;

/** How many communes meet a criterion, as one bar of all of them. */
function Bar({ name, counts }: { name: string; counts: Counts }) {
  const { t } = useWords();
  const shares = outcomes.map((outcome): Share => {
    const words = t(`draft.${outcome}`);
    return {
      state: outcome === 'unknown' ? 'open' : outcome,
      n: counts[outcome],
      words,
      shown: `${counts[outcome]} ${words}`,
    };
  });
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <ShareBar label={name} shares={shares} />
      </dd>
    </>
  );
}

const marks: Readonly<Record<Turn, string>> = { lost: '↓', failed: '↓', opened: '?', won: '↑' };

function Turned({ turn, communes }: { turn: Turn; communes: readonly string[] }) {
  const { t } = useWords();
  const nameOf = useUnitName();
  const units = new Map(useUnits().map((unit) => [unit.id, unit]));
  if (communes.length === 0) return null;
  return (
    <li className={styles.turn} data-turn={turn}>
      <p>
        <span aria-hidden>{marks[turn]}</span> {t(`draft.turn.${turn}`, { n: communes.length })}
      </p>
      <ul>
        {communes.map((communeId) => {
          const unit = units.get(communeId);
          return (
            <li key={communeId}>
              <Link to={`/communes/${communeId}/judgement`}>{unit ? nameOf(unit) : communeId}</Link>
              <LiesIn unitId={communeId} />
            </li>
          );
        })}
      </ul>
    </li>
  );
}

/** The draft tried: of each criterion that it touches how many meet it before and after, and who turns which way. */
function Picture({ trial, of }: { trial: SetTrial; of: CriteriaSetView }) {
  const { t, say, date } = useWords();
  const { total, on, communes } = trial;
  if (total === 0) return <p className="soft">{t('draft.trialOther')}</p>;
  const all = turnsOf(trial);
  return (
    <>
      <p>
        <strong>
          {communes.length === 0 ? t('draft.trialNone') : t('draft.trialSome', { n: communes.length, of: total })}
        </strong>{' '}
        <span className="small soft">{t('draft.trialHint', { date: date(on) })}</span>
      </p>
      {all.map(({ no, counts, communes: by }) => {
        const title = of.criteria.find((one) => one.no === no)?.title;
        return (
          <section key={no} className={`${parts.paper} stack`} aria-labelledby={`trial-${no}`}>
            <h3 id={`trial-${no}`}>{title ? `${no}. ${say(title)}` : t('sets.number', { n: no })}</h3>
            {counts && (
              <dl className={styles.bars}>
                <Bar name={t('draft.now')} counts={counts.before} />
                <Bar name={t('draft.then')} counts={counts.after} />
              </dl>
            )}
            <ul className={styles.turns}>
              {turns.map((turn) => (
                <Turned key={turn} turn={turn} communes={by[turn]} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

/** Tries a draft over what is known of a day that has been: nothing is kept of it. */
export function Trial({ proposal, of }: { proposal: SetProposalView; of: CriteriaSetView }) {
  const { t } = useWords();
  const { id, revision } = proposal;
  const [day, choose] = useState('');
  const [tried, attempt] = useState<{ revision: number; on: string } | null>(null);
  const units = useUnitsDay();
  const isTried = tried?.revision === revision;
  const trial = useAnswer(
    setProposals.trySetProposal,
    { params: { proposalId: id }, query: { ...(tried?.on && { on: tried.on }), ...units } },
    { enabled: isTried, keep: true },
  );
  return (
    <section className="stack" aria-labelledby="trial">
      <div>
        <h2 id="trial">{t('draft.trial')}</h2>
        <p className="small soft">{t('draft.trialAbout')}</p>
      </div>
      <div className={styles.try}>
        <DateField
          id="trial-on"
          size="sm"
          label={t('draft.trialOn')}
          description={t('draft.trialOnHint')}
          placeholder={t('draft.trialToday')}
          value={day}
          onChange={(next) => choose(next)}
        />
        <Button
          variant="default"
          disabled={day !== '' && readDate(day) === null}
          onClick={() => attempt({ revision, on: day })}
        >
          {t('draft.try')}
        </Button>
      </div>
      {isTried && (
        <Answer of={trial} lines={4}>
          {(view) => (
            <CarriedRows carried={view.carried}>
              <UnitsSwitch />
              <Picture trial={view} of={of} />
            </CarriedRows>
          )}
        </Answer>
      )}
    </section>
  );
}
