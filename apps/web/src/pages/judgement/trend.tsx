import type { Tier } from '@langmoi/contracts/common';
import { useState } from 'react';
import { Link } from 'react-router';
import { addressWith } from '../../address';
import { useWords } from '../../i18n/language';
import { useAnswer, useToday } from '../../queries';
import { decimalText } from '../../view/decimal';
import { isUnknown, meanMet, trendDays } from '../../view/judgements';
import { RehearsalMark } from '../../ui/marks';
import parts from '../../ui/parts.module.css';
import { judgements } from './services';
import styles from './judgement.module.css';

interface Of {
  readonly tier: Tier;
  readonly communes: number;
  readonly total: number;
}

/** A bar from nought, its number at its head; it opens to the rows of that day. */
function Column(props: { value: number; of: number; text: string; rows: Readonly<Record<string, string>> }) {
  const { value, of, text, rows } = props;
  return (
    <span className={styles.column}>
      <span className={styles.bar} style={{ height: `${(100 * value) / Math.max(of, 1)}%` }} aria-hidden />
      <Link className={styles.label} to={{ search: addressWith(rows).toString(), hash: 'matrix' }}>
        {text}
      </Link>
    </span>
  );
}

/** One day: the mean of criteria met, and how many communes meet them all, each from zero. */
function Day({ day, tier, communes, total }: Of & { day: string }) {
  const { t, date, language } = useWords();
  const { data, isPending } = useAnswer(judgements.listJudgements, { query: { tier, on: day } });
  const mean = data && meanMet(data.rows);
  const known = data?.rows.filter((row) => !isUnknown(row)) ?? [];
  const full = known.filter(({ metCount, criteria }) => metCount === criteria.length).length;
  return (
    <li>
      {mean ? (
        <span className={styles.columns}>
          <Column
            value={Number(mean.mean)}
            of={total}
            text={`${decimalText(mean.mean, language)} ${t('judgement.trendMean')}`}
            rows={{ on: day, met: '' }}
          />
          <Column
            value={full}
            of={communes}
            text={`${full} ${t('judgement.trendFull')}`}
            rows={{ on: day, met: String(total) }}
          />
        </span>
      ) : (
        <span className="soft small">{isPending ? t('load.label') : t('state.noData')}</span>
      )}
      <Link to={{ search: addressWith({ on: day }).toString() }}>{date(day)}</Link>
      <span className="small soft">
        {t('judgement.knownCommunes', { n: known.length })}{' '}
        {known.some(({ rehearsal }) => rehearsal) && <RehearsalMark />}
      </span>
    </li>
  );
}

/** How it went by half-years: asked for when it is opened, for every day is judged anew by the law of that day. */
export function Trend(of: Of) {
  const { t } = useWords();
  const today = useToday();
  const [open, setOpen] = useState(false);
  return (
    <details className={parts.paper} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <strong>{t('judgement.trend')}</strong> <span className="soft small">{t('judgement.trendHint')}</span>
      </summary>
      {open && today && (
        <ol className={styles.trend}>
          {trendDays(today, 4).map((day) => (
            <Day key={day} day={day} {...of} />
          ))}
        </ol>
      )}
    </details>
  );
}
