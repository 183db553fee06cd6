import type { TargetCount, TargetView } from '@langmoi/contracts/year';
import { Link } from 'react-router';
import { addressWith } from '../../address';
import { useWords } from '../../i18n/language';
import { RehearsalMark, SourceList, SourceText } from '../../ui/marks';
import { SuccessionNotes } from '../../ui/succession-note';
import { foremost, partsOf, type Parts } from '../../view/year';
import { useTargetTitle, useWayName } from './target-title';
import styles from './year.module.css';

/** Reached, not reached, open: how much of the whole. The words beside it say the same. */
function Bar({ parts }: { parts: Parts }) {
  const shares = (['met', 'notMet', 'unknown'] as const).filter((part) => parts[part] > 0);
  return (
    <div className={styles.bar} aria-hidden>
      {shares.map((part) => (
        <span key={part} data-part={part} style={{ flexGrow: parts[part] }} />
      ))}
    </div>
  );
}

function Way({ target, count }: { target: TargetView; count: TargetCount }) {
  const { t } = useWords();
  const { met, total, unknown, by } = partsOf(count);
  const name = useWayName()(target, by);
  const search = addressWith({ target: target.key, by, outcome: 'met' }).toString();
  return (
    <li>
      <span>
        {name}
        {unknown > 0 && <span className="soft">, {t('year.open', { n: unknown })}</span>}
      </span>
      <Link to={{ search, hash: 'rows' }} aria-label={t('year.openRows', { n: met, total, by: name })}>
        {met}/{total}
      </Link>
    </li>
  );
}

function Stated({ target: { statements, remarks } }: { target: TargetView }) {
  const { t, say, date } = useWords();
  if (statements.length + remarks.length === 0) return null;
  return (
    <div className={styles.stated}>
      {statements.length > 0 && <strong>{t('year.reports')}</strong>}
      {statements.map(({ text, asOf, source }) => (
        <p key={`${asOf}${text.vi}`}>
          {say(text)}, {t('year.asOf', { date: date(asOf) })}. <SourceText source={source} />
        </p>
      ))}
      {remarks.length > 0 && (
        <details>
          <summary className={styles.differs}>
            ≠ {t('year.remarks')} ({remarks.length})
          </summary>
          {remarks.map(({ text, sources }) => (
            <div key={text.vi}>
              <p>{say(text)}</p>
              <SourceList sources={sources} />
            </div>
          ))}
        </details>
      )}
    </div>
  );
}

/** What changes of units made of those that it names. */
function Succeeded({ target: { successions } }: { target: TargetView }) {
  const { t } = useWords();
  if (successions.length === 0) return null;
  return (
    <details className={styles.stated}>
      <summary>{t('year.successions', { n: successions.length })}</summary>
      <SuccessionNotes successions={successions} />
    </details>
  );
}

/** A target with how far it has come as a picture; each number leads to the rows behind it. */
export function TargetCard({ target, open, asOf }: { target: TargetView; open: boolean; asOf: string }) {
  const { t, say, date, number } = useWords();
  const titleOf = useTargetTitle();
  const wayOf = useWayName();
  const { counts, mean, wording, source, dueOn, rehearsal, rows } = target;
  const shown = foremost(counts);
  return (
    <li className={styles.card} data-open={open}>
      <h3>
        {titleOf(target)} {(rehearsal || rows.some((row) => row.rehearsal)) && <RehearsalMark />}
      </h3>
      <p className="soft small">
        {t('year.due', { date: date(dueOn) })}. <SourceText source={source} />
      </p>
      {mean && (
        <p className={styles.number}>
          {number(Number(mean.rounded))}{' '}
          <span className="soft small">{t('year.mean', { mean: '', sum: mean.sum, over: mean.over })}</span>
        </p>
      )}
      {shown && !mean && (
        <p className={styles.number}>
          {shown.met}/{shown.total}{' '}
          <span className="soft small">
            {wayOf(target, shown.by)}, {asOf}
          </span>
        </p>
      )}
      {shown && !mean && <Bar parts={shown} />}
      {counts.length > 0 ? (
        <ul className={styles.ways}>
          {counts.map((count) => (
            <Way key={count.by} target={target} count={count} />
          ))}
        </ul>
      ) : (
        <p className="soft small">{t('year.onlyReports')}</p>
      )}
      {wording && <p className="small">{say(wording)}</p>}
      <Succeeded target={target} />
      <Stated target={target} />
    </li>
  );
}
