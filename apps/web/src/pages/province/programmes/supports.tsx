import type { ProgrammesView } from '@langmoi/contracts/reporting';
import { useWords } from '../../../i18n/language';
import { Empty } from '../../../ui/answer';
import { ProvisionalMark } from '../../../ui/marks';
import { RecordTable } from '../../../ui/record-table';
import { drawnOf } from '../../../view/programmes';
import { Bar } from './bar';
import { FigureCell, type Ask } from './figure-cell';
import styles from './programmes.module.css';

type SupportRow = ProgrammesView['supports'][number];
type Measure = SupportRow['measures'][number];

/** Paid of approved stands with what was paid; no other measure has a rate. */
function Rate({ row, measure, ask }: { row: SupportRow; measure: Measure; ask: Ask }) {
  const { t, say } = useWords();
  if (measure.measure !== 'paid' || !row.rate) return null;
  return (
    <>
      <FigureCell
        name={`${t('poverty.ofApproved')}: ${say(row.definition.title)}`}
        figure={row.rate}
        partsIn={t(`counting.${row.definition.countingUnit}`)}
        ask={ask}
      />
      <Bar part={drawnOf(row.rate)} whole={100} />
    </>
  );
}

/** A policy's name and law, once for all that is said of it; a part stands under what it is a part of. */
function Policy({ row }: { row: SupportRow }) {
  const { t, say } = useWords();
  const { title, legalBasis, confidence, parent } = row.definition;
  return (
    <th scope="rowgroup" rowSpan={row.measures.length} data-part={parent !== null}>
      {say(title)}
      {parent === null && (
        <span className={styles.under}>
          {row.year} · {legalBasis ?? t('poverty.noLaw')} <ProvisionalMark confidence={confidence} />
        </span>
      )}
    </th>
  );
}

function MeasureCells({ row, measure, ask }: { row: SupportRow; measure: Measure; ask: Ask }) {
  const { t, say } = useWords();
  const named = t(`support.${measure.measure}`);
  const name = `${say(row.definition.title)}: ${named.toLowerCase()}`;
  return (
    <>
      <td>
        {named}
        {measure.period && <span className={styles.under}>{say(measure.period)}</span>}
      </td>
      <td className="num">
        <FigureCell name={name} figure={measure.count} unit={t(`counting.${row.definition.countingUnit}`)} ask={ask} />
      </td>
      <td className="num">
        <FigureCell name={`${t('poverty.amount')}: ${name}`} figure={measure.amount} ask={ask} />
      </td>
      <td className={`num ${styles.portion}`}>
        <Rate row={row} measure={measure} ask={ask} />
      </td>
    </>
  );
}

/** Whom each policy reached, in its own counting unit: units are never added together. */
export function SupportsTable({ rows, ask }: { rows: readonly SupportRow[]; ask: Ask }) {
  const { t } = useWords();
  if (rows.length === 0) return <Empty title={t('facts.none')}>{t('facts.noneNext')}</Empty>;
  return (
    <section aria-labelledby="supports" className="stack">
      <h2 id="supports">{t('poverty.supports')}</h2>
      <p className="soft">{t('poverty.about')}</p>
      <RecordTable
        saved
        name={t('poverty.supports')}
        columns={[
          t('poverty.policy'),
          t('poverty.measure'),
          { title: t('poverty.count'), numeric: true },
          { title: `${t('poverty.amount')} (${t('money.unit')})`, numeric: true },
          { title: t('poverty.ofApproved'), numeric: true },
        ]}
        className={styles.table}
      >
        {rows.map((row) => (
          <tbody key={`${row.policy}-${row.year}`}>
            {row.measures.map((measure, at) => (
              <tr key={measure.measure}>
                {at === 0 && <Policy row={row} />}
                <MeasureCells row={row} measure={measure} ask={ask} />
              </tr>
            ))}
          </tbody>
        ))}
      </RecordTable>
    </section>
  );
}
