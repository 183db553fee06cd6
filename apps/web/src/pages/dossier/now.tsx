import type { DossierView, StageEntryView } from '@langmoi/contracts/recognition';
import type { Stage } from '@langmoi/contracts/regime';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import type { Key } from '../../i18n/translate';
import { useAnswer } from '../../queries';
import { criteria, recognition } from '../../services';
import { ActionFoot } from '../../ui/action-foot';
import { LegalClock } from '../../ui/legal-clock';
import { ProvisionalMark, RehearsalMark } from '../../ui/marks';
import { StateBadge } from '../../ui/state-badge';
import { awaitedAt, nextActions } from '../../view/dossier';
import { StageForm } from './forms/stage-form';
import { Meetings } from './meetings';
import { useRefusal } from './use-refusal';
import { Values } from './values';
import parts from '../../ui/parts.module.css';
import styles from './dossier.module.css';

function Assessment({ dossier }: { dossier: DossierView }) {
  const { t, date } = useWords();
  const { assessment } = dossier;
  const to = `/communes/${dossier.communeId}?tier=${dossier.tier}`;
  if (!assessment) {
    return (
      <p>
        <StateBadge state="noData" /> <Link to={to}>{t('dossier.noAssessment')}</Link>
      </p>
    );
  }
  const { version, metCount, total, missing, asOf, rehearsal } = assessment;
  return (
    <p className="row">
      <StateBadge state={missing.length === 0 ? 'achieved' : 'missing'}>
        {metCount}/{total}
      </StateBadge>
      <Link to={to}>{t('dossier.assessment', { n: version, date: date(asOf) })}</Link>
      {missing.length > 0 && <span>{t('matrix.lacks', { list: missing.join(', ') })}</span>}
      {rehearsal && <RehearsalMark />}
    </p>
  );
}

function Awaited({ entry }: { entry: StageEntryView }) {
  const { t } = useWords();
  if (entry.awaited.length === 0) return null;
  return (
    <section>
      <h3>{t('dossier.awaited')}</h3>
      <ul className={styles.awaited}>
        {entry.awaited.map(({ role, organisationName, done }) => (
          <li key={role + organisationName}>
            <StateBadge state={done ? 'achieved' : 'awaiting'}>
              {done ? t('state.done') : t('state.awaiting')}
            </StateBadge>
            <span>{organisationName}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Others are awaited: who they are. */
function useWhom(entry: StageEntryView): string {
  const { t } = useWords();
  const awaited = awaitedAt(entry);
  if (awaited.length === 0) return t('dossier.waiting');
  const [first, second] = awaited;
  const rest = awaited.length - 2;
  const who = rest > 1 ? t('dossier.andMore', { who: `${first}, ${second}`, n: rest }) : awaited.join(', ');
  return t('dossier.waitingFor', { who });
}

/** The council's actions each have a button of their own. */
const buttons: Readonly<Record<string, Key | undefined>> = {
  convene: 'council.convene',
  ballot: 'council.cast',
  recuse: 'council.recuse',
  closeMeeting: 'council.close',
};

/** What the button would say if it could be pressed: the outcome in the law's words, or the action. */
function useActionName(entry: StageEntryView, stage: Stage | undefined): (name: string) => string {
  const { t, say } = useWords();
  return (name) => {
    const title = stage?.outcomes[name]?.title;
    return title ? say(title) : t(buttons[name] ?? `act.${entry.kind}`);
  };
}

/** What the reader did before that the law keeps apart from this step, and where the law says so. */
function useFormer({ standsInTheWay }: DossierView): ReactNode {
  const { t, say, date } = useWords();
  if (!standsInTheWay) return null;
  const { duty, step, on, because } = standsInTheWay;
  return (
    <>
      {t('duty.former', { duty: say(duty), step: say(step), date: date(on) })} {say(because.text)}{' '}
      <ProvisionalMark confidence={because.confidence} source={because.source} />
    </>
  );
}

/** Nothing to be done here now: who is awaited, or what the caller must mend first. */
function Waiting({ dossier, entry, stage }: { dossier: DossierView; entry: StageEntryView; stage: Stage | undefined }) {
  const whom = useWhom(entry);
  const nameOf = useActionName(entry, stage);
  const { refused } = nextActions(dossier.actions);
  const reason = refused?.reason ?? '/problems/not-permitted';
  const why = useRefusal(dossier)(reason);
  const isMine = reason !== '/problems/not-permitted';
  const former = useFormer(dossier);
  return (
    <ActionFoot lead={isMine ? why.title : whom} detail={former ?? (isMine ? why.remedy : `${why.title}.`)}>
      <Button disabled title={why.title}>
        {nameOf(refused?.name ?? '')}
      </Button>
    </ActionFoot>
  );
}

/** The matter at hand: what the stage asks, by when, of whom, and the form of the one who may act. */
export function Now({ dossier, entry }: { dossier: DossierView; entry: StageEntryView }) {
  const { t, say } = useWords();
  const regime = useAnswer(recognition.viewRegime, { params: { regimeId: dossier.regime.id } });
  const sets = useAnswer(criteria.listSets, {});
  const { allowed } = nextActions(dossier.actions);
  const stage = regime.data?.stages.find(({ id }) => id === entry.stage);
  const set = sets.data?.find(({ id }) => id === dossier.criteriaSet);
  return (
    <section className={`${parts.paper} ${styles.now} stack`} aria-labelledby="now">
      <div>
        <h2 id="now">{say(entry.title)}</h2>
        <p className="soft small">{t(`act.about.${entry.kind}`)}</p>
      </div>
      <LegalClock time={dossier.legalTime} limit={entry.limit} />
      <Assessment dossier={dossier} />
      <Values values={entry.values} />
      <Awaited entry={entry} />
      {entry.kind === 'council' && dossier.meetings.length > 0 && <Meetings meetings={dossier.meetings} />}
      {allowed.length > 0 && stage ? (
        <StageForm dossier={dossier} entry={entry} stage={stage} set={set ?? null} allowed={allowed} />
      ) : (
        <Waiting dossier={dossier} entry={entry} stage={stage} />
      )}
    </section>
  );
}
