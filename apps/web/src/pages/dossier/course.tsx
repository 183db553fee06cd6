import type { ActView, StageEntryView } from '@langmoi/contracts/recognition';
import { useWords } from '../../i18n/language';
import { RehearsalMark, RehearsedTogether } from '../../ui/marks';
import { Facts } from './facts';
import { Reasons } from './reasons';
import { SignatureLines } from './signature-lines';
import parts from '../../ui/parts.module.css';
import styles from './dossier.module.css';

function Act({ act }: { act: ActView }) {
  const { t, date, maybe } = useWords();
  return (
    <li className={styles.act}>
      <p>
        <span className="soft small">{date(act.actedOn)}</span> · {act.organisationName || t(`role.${act.role}`)}
        {act.outcome && ` · ${maybe(`outcome.${act.outcome}`) ?? act.outcome}`} {act.rehearsal && <RehearsalMark />}
      </p>
      {act.signature && act.signature.capacity !== 'own' && (
        <p className="small">
          <SignatureLines signature={act.signature} />
        </p>
      )}
      <Facts data={act.data} />
      <Reasons reasons={act.reasons} />
    </li>
  );
}

/** A reminder to sixteen departments takes one line until somebody wants to see them. */
function Notice({ notice: { kind, on, to } }: { notice: StageEntryView['notices'][number] }) {
  const { t, date } = useWords();
  const words = (whom: string) => t(`notice.${kind}`, { date: date(on), to: whom });
  if (to.length < 120) return <p className="small soft">{words(to)}</p>;
  return (
    <details className="small soft">
      <summary>{words(t('notice.many'))}</summary>
      {to}
    </details>
  );
}

function Entry({ entry, at }: { entry: StageEntryView; at: number }) {
  const { t, say, date } = useWords();
  const spoken = new Set(entry.acts.flatMap(({ reasons }) => reasons.map(({ text }) => text)));
  const own = entry.reasons.filter(({ text }) => !spoken.has(text));
  return (
    <article id={`entry-${at}`} className={styles.entry}>
      <h3>
        {say(entry.title)}
        {entry.round !== null && entry.round > 1 && (
          <span className="soft small"> · {t('work.round', { n: entry.round })}</span>
        )}
      </h3>
      <p className="soft small">
        {entry.enteredOn && date(entry.enteredOn)}
        {entry.leftOn && entry.leftOn !== entry.enteredOn && ` – ${date(entry.leftOn)}`}
        {entry.outcome && ` · ${say(entry.outcome.title)}`}
      </p>
      <ul className={styles.acts} data-many={entry.acts.length > 4}>
        {entry.acts.map((act) => (
          <Act key={act.id} act={act} />
        ))}
      </ul>
      <Reasons reasons={own} />
      {(entry.handovers ?? []).map(({ to, on, organisationName: who, role }, index) => (
        <p key={index} className="small">
          {t(`handover.${to}`, { date: date(on), who: who || t(`role.${role}`) })}
        </p>
      ))}
      {entry.notices.map((notice, index) => (
        <Notice key={index} notice={notice} />
      ))}
    </article>
  );
}

/** What was done so far, newest first: acts with their figures, reasons, reminders. */
export function Course({ timeline }: { timeline: readonly StageEntryView[] }) {
  const { t } = useWords();
  const told = timeline
    .map((entry, at) => ({ entry, at }))
    .filter(
      ({ entry }) =>
        entry.state === 'done' || entry.acts.length > 0 || entry.notices.length > 0 || entry.handovers?.length,
    )
    .reverse();
  const acts = timeline.flatMap((entry) => entry.acts);
  const together = acts.length > 0 && acts.every(({ rehearsal }) => rehearsal);
  return (
    <section className={parts.paper} aria-labelledby="course">
      <h2 id="course">
        {t('course.title')} {together && <RehearsalMark />}
      </h2>
      {told.length === 0 && <p className="soft">{t('course.empty')}</p>}
      <RehearsedTogether all={together}>
        {told.map(({ entry, at }) => (
          <Entry key={at} entry={entry} at={at} />
        ))}
      </RehearsedTogether>
    </section>
  );
}
