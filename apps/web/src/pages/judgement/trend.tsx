import type { Tier } from '@langmoi/contracts/common';
import type { JudgementsView } from '@langmoi/contracts/judgement';
import { useState } from 'react';
import { Link } from 'react-router';
import { addressWith } from '../../address';
import { useWords } from '../../i18n/language';
import { useAnswersOf, useToday } from '../../queries';
import { decimalText } from '../../view/decimal';
import { isUnknown, meanMet, meansByUnit, trendDays } from '../../view/judgements';
import { UnitOfDay } from '../../ui/carried-note';
import { RehearsalMark } from '../../ui/marks';
import { RecordTable } from '../../ui/record-table';
import { useUnitsDay } from '../../ui/units-switch';
import parts from '../../ui/parts.module.css';
import { judgements } from './services';
import styles from './judgement.module.css';

interface Answered {
  readonly data: JudgementsView | undefined;
  readonly isPending: boolean;
}

interface Of {
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
function Day({ day, data, isPending, communes, total }: Of & Answered & { day: string }) {
  const { t, date, language } = useWords();
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

/** The same by the units of the day asked for, of which anything is known: the mean of its communes, with how many. */
function ByUnits({ views, on }: { views: readonly JudgementsView[]; on: string }) {
  const { t, date, language } = useWords();
  const name = t('carried.units', { on: date(on) });
  const known = meansByUnit(views).filter(({ means }) => means.some((mean) => mean !== null));
  if (known.length === 0) return null;
  return (
    <RecordTable
      saved
      name={name}
      columns={[t('unit.unit'), ...views.map((view) => ({ title: date(view.on), numeric: true }))]}
    >
      <tbody>
        {known.map(({ unit, means }) => (
          <tr key={unit?.unitId ?? ''}>
            <th scope="row">{unit ? <UnitOfDay unit={unit} on={on} /> : t('carried.nobody')}</th>
            {means.map((mean, at) => (
              <td key={at} className="num" title={mean ? `${mean.sum}/${mean.n}` : undefined}>
                {mean ? `${decimalText(mean.mean, language)} (${mean.n})` : '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </RecordTable>
  );
}

function Days({ tier, today, ...of }: Of & { tier: Tier; today: string }) {
  const units = useUnitsDay();
  const days = trendDays(today, 4);
  const answers = useAnswersOf(
    days.map((on) => ({
      route: judgements.listJudgements,
      input: { query: { tier, on, ...units } },
      reads: undefined,
    })),
  );
  const views = answers.flatMap(({ data }) => data ?? []);
  return (
    <>
      <ol className={styles.trend}>
        {days.map((day, at) => (
          <Day key={day} day={day} data={answers[at]?.data} isPending={answers[at]?.isPending ?? true} {...of} />
        ))}
      </ol>
      {units.units && views.length === days.length && <ByUnits views={views} on={units.units} />}
    </>
  );
}

/** How it went by half-years: asked for when it is opened, for every day is judged anew by the law of that day. */
export function Trend({ tier, ...of }: Of & { tier: Tier }) {
  const { t } = useWords();
  const today = useToday();
  const [open, setOpen] = useState(false);
  return (
    <details className={parts.paper} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <strong>{t('judgement.trend')}</strong> <span className="soft small">{t('judgement.trendHint')}</span>
      </summary>
      {open && today && <Days tier={tier} today={today} {...of} />}
    </details>
  );
}
