import type { ProgrammesView } from '@langmoi/contracts/reporting';
import { useWords } from '../../../i18n/language';
import { Empty } from '../../../ui/answer';
import { ProvisionalMark } from '../../../ui/marks';
import { ScrollTable } from '../../../ui/scroll-table';
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

function MeasureRow({ row, measure, ask }: { row: SupportRow; measure: Measure; ask: Ask }) {
  const { t, say } = useWords();
  const name = `${say(row.definition.title)}: ${t(`support.${measure.measure}`).toLowerCase()}`;
  return (
    <tr>
      <th scope="row" data-part={true}>
        {t(`support.${measure.measure}`)}
        {measure.period && <span className={styles.under}>{say(measure.period)}</span>}
      </th>
      <td className="num">
        <FigureCell name={name} figure={measure.count} unit={t(`counting.${row.definition.countingUnit}`)} ask={ask} />
      </td>
      <td className="num">
        <FigureCell name={`${t('poverty.amount')}: ${name}`} figure={measure.amount} ask={ask} />
      </td>
      <td className="num">
        <Rate row={row} measure={measure} ask={ask} />
      </td>
    </tr>
  );
}

/** Whom each policy reached, in its own counting unit: units are never added together. */
export function SupportsTable({ rows, ask }: { rows: readonly SupportRow[]; ask: Ask }) {
  const { t, say } = useWords();
  if (rows.length === 0) return <Empty title={t('facts.none')}>{t('facts.noneNext')}</Empty>;
  return (
    <section aria-labelledby="supports" className="stack">
      <h2 id="supports">{t('poverty.supports')}</h2>
      <p className="soft">{t('poverty.about')}</p>
      <ScrollTable name={t('poverty.supports')} className={styles.table ?? ''}>
        <thead>
          <tr>
            <th scope="col">{t('poverty.policy')}</th>
            <th scope="col" className="num">
              {t('poverty.count')}
            </th>
            <th scope="col" className="num">
              {t('poverty.amount')} ({t('money.unit')})
            </th>
            <th scope="col" className="num">
              {t('poverty.ofApproved')}
            </th>
          </tr>
        </thead>
        {rows.map((row) => (
          <tbody key={`${row.policy}-${row.year}`}>
            <tr className={styles.group}>
              <th scope="rowgroup" colSpan={4}>
                {say(row.definition.title)}, {row.year}
                <span className={styles.under}>
                  {row.definition.legalBasis ?? t('poverty.noLaw')}{' '}
                  <ProvisionalMark confidence={row.definition.confidence} />
                </span>
              </th>
            </tr>
            {row.measures.map((measure) => (
              <MeasureRow key={measure.measure} row={row} measure={measure} ask={ask} />
            ))}
          </tbody>
        ))}
      </ScrollTable>
    </section>
  );
}
