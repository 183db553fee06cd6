import type { TargetCount, TargetView } from '@langmoi/contracts/year';
import { Link } from 'react-router';
import { addressWith } from '../../address';
import { useWords } from '../../i18n/language';
import { useIsNarrow } from '../../ui/folding';
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

/** To the rows that reached it, as one way counts them. */
const rowsOf = ({ key }: TargetView, by: TargetCount['by']) => ({
  search: addressWith({ target: key, by, outcome: 'met' }).toString(),
  hash: 'rows',
});

function Way({ target, count }: { target: TargetView; count: TargetCount }) {
  const { t } = useWords();
  const { met, total, unknown, by } = partsOf(count);
  const name = useWayName()(target, by);
  return (
    <li>
      <span>
        {name}
        {unknown > 0 && <span className="soft">, {t('year.open', { n: unknown })}</span>}
      </span>
      <Link to={rowsOf(target, by)} aria-label={t('year.openRows', { n: met, total, by: name })}>
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

/** How far it has come, in the largest digits of the card: a mean, or so many of so many. */
function Reached({ target, count, asOf }: { target: TargetView; count: Parts; asOf: string }) {
  const { t, number } = useWords();
  const wayOf = useWayName();
  const { mean } = target;
  return (
    <p className={styles.number}>
      <Link to={rowsOf(target, count.by)}>{mean ? number(Number(mean.rounded)) : `${count.met}/${count.total}`}</Link>
      <span className="soft small">
        {mean
          ? t('year.mean', { mean: '', sum: number(mean.sum), over: number(mean.over) })
          : `${wayOf(target, count.by)}, ${asOf}`}
      </span>
    </p>
  );
}

/** A target with how far it has come as a picture; each number leads to the rows behind it. */
export function TargetCard({ target, open, asOf }: { target: TargetView; open: boolean; asOf: string }) {
  const { t, date } = useWords();
  const isNarrow = useIsNarrow();
  const titleOf = useTargetTitle();
  const { counts, mean, source, dueOn, rehearsal, rows } = target;
  const shown = foremost(counts);
  return (
    <li className={styles.card} data-open={open}>
      <h3>
        {titleOf(target)} {(rehearsal || rows.some((row) => row.rehearsal)) && <RehearsalMark />}
      </h3>
      <p className="soft small">
        {t('year.due', { date: date(dueOn) })}. <SourceText source={source} />
      </p>
      {shown && <Reached target={target} count={shown} asOf={asOf} />}
      {shown && !mean && <Bar parts={shown} />}
      {isNarrow ? (
        <details className={styles.more}>
          <summary>{t('year.more')}</summary>
          <Behind target={target} />
        </details>
      ) : (
        <Behind target={target} />
      )}
    </li>
  );
}

/** Every way in which it is counted, its wording, and what papers say of it. */
function Behind({ target }: { target: TargetView }) {
  const { t, say } = useWords();
  const { counts, wording } = target;
  return (
    <>
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
    </>
  );
}
