import type { ProgrammesView } from '@langmoi/contracts/reporting';
import { useWords } from '../../../i18n/language';
import { Empty } from '../../../ui/answer';
import { RecordTable } from '../../../ui/record-table';
import { numberText, percentOf } from '../../../view/format';
import { drawnOf, figureText } from '../../../view/programmes';
import { Bar } from './bar';
import { FigureCell, type Ask } from './figure-cell';
import styles from './programmes.module.css';

type Mobilised = ProgrammesView['mobilised'];
type MobilisedRow = Mobilised['rows'][number];
type DisbursedRow = ProgrammesView['disbursed'][number];

const totalOf = (row: MobilisedRow | undefined) => {
  const cell = row?.cells.find(({ programme }) => programme === 'all');
  return cell ? drawnOf(cell) : null;
};

const portionMeans = {
  vi: 'Tổng của nguồn này trên tổng số, như ghi trong bảng',
  en: 'The total of this source over the total, as the table has them',
};
/** Of millions, as the table has them. */
const inDong = (millions: number): string => String(Math.round(millions * 1_000_000));

/** How large a source is among all: of the totals as they stand in the table, which a click shows. */
function Portion({ row, whole, ask }: { row: MobilisedRow; whole: number | null; ask: Ask }) {
  const { t, language } = useWords();
  const total = row.cells.find(({ programme }) => programme === 'all');
  const part = totalOf(row);
  const share = part === null || whole === null ? null : percentOf(part, whole);
  if (!total || part === null || whole === null || share === null) return null;
  const asOf = total.stated?.asOf ?? total.computed?.asOf;
  const value = `${numberText(share, language)} %`;
  const show = () =>
    asOf &&
    ask({
      name: `${t('programmes.portion')}: ${t(`fund.${row.fundingSource}`)}`,
      partsIn: 'đồng',
      figure: {
        ...{ stated: null, rehearsal: null, agrees: null, difference: null },
        computed: { value, numerator: inDong(part), denominator: inDong(whole), how: portionMeans, asOf },
      },
    });
  return (
    <>
      <button type="button" className={`${styles.figure} small`} aria-haspopup="dialog" onClick={show}>
        {value}
      </button>
      <Bar part={part} whole={whole} />
    </>
  );
}

function Row(props: { row: MobilisedRow; view: Mobilised; whole: number | null; ask: Ask }) {
  const { t } = useWords();
  const { row, view, whole, ask } = props;
  const name = t(`fund.${row.fundingSource}`);
  return (
    <tr data-total={row.fundingSource === 'all'}>
      <th scope="row" data-part={row.parent !== null && row.parent !== 'all'}>
        {name}
      </th>
      {view.programmes.map((programme) => {
        const cell = row.cells.find((one) => one.programme === programme);
        return (
          <td key={programme} className="num">
            {cell && <FigureCell name={`${name} · ${t(`programme.${programme}`)}`} figure={cell} ask={ask} />}
          </td>
        );
      })}
      <td className={styles.portion}>
        <Portion row={row} whole={whole} ask={ask} />
      </td>
    </tr>
  );
}

/** What was found, sources by programmes, as the paper's table has it. */
export function MobilisedTable({ view, ask }: { view: Mobilised; ask: Ask }) {
  const { t } = useWords();
  const title = `${t('programmes.mobilised', { year: view.year ?? '' })} (${t('money.unit')})`;
  const whole = totalOf(view.rows.find(({ fundingSource }) => fundingSource === 'all'));
  if (view.rows.length === 0) return <Empty title={t('facts.none')}>{t('facts.noneNext')}</Empty>;
  return (
    <section aria-labelledby="mobilised" className="stack">
      <h2 id="mobilised">{title}</h2>
      <RecordTable
        saved
        name={title}
        columns={[
          t('funding.source'),
          ...view.programmes.map((one) => ({ title: t(`programme.${one}`), numeric: true })),
          t('programmes.portion'),
        ]}
        className={styles.table}
      >
        <tbody>
          {view.rows.map((row) => (
            <Row key={row.fundingSource} row={row} view={view} whole={whole} ask={ask} />
          ))}
        </tbody>
      </RecordTable>
      <p className="small soft">{t('programmes.marks')}</p>
    </section>
  );
}

function Disbursement({ row, ask }: { row: DisbursedRow; ask: Ask }) {
  const { t, language, date } = useWords();
  const { planned, disbursed, rate, year } = row;
  const name = `${t(`programme.${row.programme}`)} · ${t(`fund.${row.fundingSource}`)}`;
  const drawn = drawnOf(rate);
  const asOf = disbursed.stated?.asOf ?? rate.stated?.asOf;
  return (
    <tr>
      <th scope="row">
        {name}
        <span className={styles.under}>
          {year}
          {asOf && ` · ${t('figure.asOf', { date: date(asOf) })}`}
        </span>
      </th>
      <td className="num">
        <FigureCell name={`${t('funding.paid')}: ${name}`} figure={disbursed} ask={ask} />
      </td>
      <td className="num">
        {planned === null ? (
          <span className={styles.none}>{t('facts.noValue')}</span>
        ) : (
          <button
            type="button"
            className={styles.figure}
            aria-haspopup="dialog"
            onClick={() => ask({ name: `${t('facts.rate')}: ${name}`, figure: rate, partsIn: 'đồng' })}
          >
            {figureText(planned, language)}
          </button>
        )}
      </td>
      <td className="num">
        <FigureCell name={`${t('facts.rate')}: ${name}`} figure={rate} partsIn="đồng" ask={ask} />
        {rate.stated && !rate.computed && <span className={styles.under}>{t('facts.onlyRate')}</span>}
      </td>
      <td className={styles.portion}>{rate.computed && <Bar part={drawn} whole={100} />}</td>
    </tr>
  );
}

/** What was paid out of which plan: both numbers and the day, or a rate that a paper gives alone. */
export function DisbursedTable({ rows, ask }: { rows: readonly DisbursedRow[]; ask: Ask }) {
  const { t } = useWords();
  const title = `${t('programmes.disbursed')} (${t('money.unit')})`;
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="disbursed" className="stack">
      <h2 id="disbursed">{title}</h2>
      <RecordTable
        saved
        name={title}
        columns={[
          t('funding.source'),
          { title: t('funding.paid'), numeric: true },
          { title: t('funding.planned'), numeric: true },
          { title: t('facts.rate'), numeric: true },
          t('programmes.ofPlan'),
        ]}
        className={styles.table}
      >
        <tbody>
          {rows.map((row) => (
            <Disbursement key={`${row.year}-${row.programme}-${row.fundingSource}`} row={row} ask={ask} />
          ))}
        </tbody>
      </RecordTable>
    </section>
  );
}
