import type { DossierItem, DossierView, StageEntryView } from '@langmoi/contracts/recognition';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { recognition } from '../../services';
import { RehearsalMark } from '../../ui/marks';
import { StateBadge } from '../../ui/state-badge';
import { TimeLeft } from '../../ui/time-left';
import { awaitedAt, currentEntry, progressOf } from '../../view/dossier';
import parts from '../../ui/parts.module.css';
import styles from './whereabouts.module.css';

/** The way as a strip: what is done, where it is, what lies ahead. The words beside it say the same. */
function Strip({ timeline }: { timeline: readonly StageEntryView[] }) {
  const { say } = useWords();
  return (
    <div className={styles.strip} aria-hidden>
      {timeline.map(({ stage, title, state }, at) => (
        <span key={`${stage}-${at}`} data-state={state} title={say(title)} />
      ))}
    </div>
  );
}

/** Who has it, as few words as tell it: two by name, the others by number. */
function useHolder(entry: StageEntryView): string {
  const { t } = useWords();
  const [first, second, ...others] = awaitedAt(entry);
  if (!first) return t('where.nobody');
  if (!second) return first;
  const two = `${first}, ${second}`;
  return others.length > 0 ? t('dossier.andMore', { who: two, n: others.length }) : two;
}

/** What the commune still owes at this step: the law's papers and criteria. */
function Owed({ dossier }: { dossier: DossierView }) {
  const { t, say } = useWords();
  const papers = dossier.requiredDocuments.filter(({ required, present }) => required && !present);
  const missing = dossier.assessment?.missing ?? [];
  if (papers.length === 0 && missing.length === 0) return null;
  return (
    <ul className={styles.owed}>
      {missing.length > 0 && (
        <li>
          <StateBadge state="missing">{t('where.criteria', { n: missing.length })}</StateBadge>{' '}
          <Link to={`/communes/${dossier.communeId}?tier=${dossier.tier}#criterion-${missing[0]}`}>
            {t('confirm.criteria', { list: missing.join(', ') })}
          </Link>
        </li>
      )}
      {papers.length > 0 && (
        <li>
          <StateBadge state="missing">{t('where.papers', { n: papers.length })}</StateBadge>{' '}
          <Link to={`/dossiers/${dossier.id}#documents`}>{papers.map(({ title }) => say(title)).join('; ')}</Link>
        </li>
      )}
    </ul>
  );
}

function Standing({ dossier, entry }: { dossier: DossierView; entry: StageEntryView }) {
  const { t, say, date } = useWords();
  const { at, of } = progressOf(dossier.timeline);
  const next = dossier.timeline[at];
  const { dueOn, ifNobodyActs } = dossier.legalTime;
  const holder = useHolder(entry);
  return (
    <>
      <Strip timeline={dossier.timeline} />
      <dl className={styles.facts}>
        <dt>{t('where.holder')}</dt>
        <dd>
          <strong>{holder}</strong>
        </dd>
        <dt>{t('where.step')}</dt>
        <dd>
          {say(entry.title)} <span className="soft">({t('timeline.step', { at, of }).toLowerCase()})</span>
        </dd>
        <dt>{t('where.until')}</dt>
        <dd className="row">
          {dueOn && <span>{date(dueOn)}</span>}
          <TimeLeft item={dossier.legalTime} />
        </dd>
        <dt>{t('where.otherwise')}</dt>
        <dd>{say(ifNobodyActs)}</dd>
        {next && (
          <>
            <dt>{t('where.next')}</dt>
            <dd>{say(next.title)}</dd>
          </>
        )}
      </dl>
      {entry.actor.level === 'commune' && <Owed dossier={dossier} />}
    </>
  );
}

function Whereabouts({ item }: { item: DossierItem }) {
  const { t } = useWords();
  const { data } = useAnswer(recognition.viewDossier, { params: { dossierId: item.id } }, { every: 30_000 });
  const entry = data && currentEntry(data);
  return (
    <article className={`${parts.paper} ${styles.dossier}`}>
      <h3>
        <Link to={`/dossiers/${item.id}`}>
          {t(`tier.${item.tier}`)} {item.year}
        </Link>{' '}
        {item.rehearsal && <RehearsalMark />}
      </h3>
      {data && entry && <Standing dossier={data} entry={entry} />}
    </article>
  );
}

/** Who has the commune's dossiers, and until when; what has ended takes one line. */
export function CommunesDossiers({ communeId }: { communeId: string }) {
  const { t } = useWords();
  const { data } = useAnswer(recognition.listDossiers, { query: { communeId } }, { every: 30_000 });
  if (!data) return null;
  const ended = data.filter(({ status }) => status !== 'open');
  return (
    <section className={styles.all} aria-labelledby="whereabouts">
      <h2 id="whereabouts">{t('where.title')}</h2>
      {data
        .filter(({ status }) => status === 'open')
        .map((item) => (
          <Whereabouts key={item.id} item={item} />
        ))}
      {data.length === 0 && (
        <p className={parts.paper}>
          {t('where.none')} <Link to={`/communes/${communeId}`}>{t('where.register')}</Link>
        </p>
      )}
      {ended.length > 0 && (
        <ul className={styles.ended}>
          {ended.map((item) => (
            <li key={item.id}>
              <StateBadge state={item.status === 'recognised' ? 'achieved' : 'missing'}>
                {t(`state.${item.status}`)}
              </StateBadge>{' '}
              <Link to={`/dossiers/${item.id}`}>
                {t(`tier.${item.tier}`)} {item.year}
              </Link>{' '}
              {item.rehearsal && <RehearsalMark />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
