import type { ProgrammesView } from '@langmoi/contracts/reporting';
import { Link } from 'react-router';
import { useWords } from '../../../i18n/language';
import { Empty } from '../../../ui/answer';
import { ProvisionalMark } from '../../../ui/marks';
import { RecordTable } from '../../../ui/record-table';
import { useUnitName, useUnits } from '../../../ui/unit-names';
import { drawnOf } from '../../../view/programmes';
import { Bar } from './bar';
import { FigureCell, type Ask } from './figure-cell';
import styles from './programmes.module.css';

type Title = ProgrammesView['titles'][number];
type HoldingRow = Title['rows'][number];

function Row({ row, title, ask }: { row: HoldingRow; title: string; ask: Ask }) {
  const { t, number } = useWords();
  const unit = useUnits().find(({ id }) => id === row.unitId);
  const nameOf = useUnitName();
  const name = unit ? nameOf(unit) : row.unitName;
  const { holders, universe, rate, level } = row;
  return (
    <tr data-total={level === 'province'}>
      <th scope="row" data-part={level !== 'province'}>
        <Link to={`/units/${row.unitId}`}>{name}</Link>
      </th>
      <td className="num">
        <FigureCell name={`${title} · ${name}`} figure={holders} ask={ask} />
      </td>
      <td className="num">
        {universe === null ? (
          <span className={styles.none}>{t('facts.noValue')}</span>
        ) : (
          <button
            type="button"
            className={styles.figure}
            aria-haspopup="dialog"
            onClick={() => ask({ name: `${t('facts.rate')}: ${title} · ${name}`, figure: rate })}
          >
            {number(universe)}
          </button>
        )}
      </td>
      <td className="num">
        <FigureCell name={`${t('facts.rate')}: ${title} · ${name}`} figure={rate} ask={ask} />
        {rate.stated && !rate.computed && <span className={styles.under}>{t('facts.onlyRate')}</span>}
      </td>
      <td className={styles.portion}>
        <Bar part={drawnOf(rate)} whole={100} />
      </td>
    </tr>
  );
}

function Group({ title: { definition, rows }, ask }: { title: Title; ask: Ask }) {
  const { t, say } = useWords();
  return (
    <tbody>
      <tr className={styles.group}>
        <th scope="rowgroup" colSpan={5}>
          {say(definition.title)}
          <span className={styles.under}>
            {t('culture.among', { universe: say(definition.universe) })} · {definition.legalBasis ?? t('poverty.noLaw')}{' '}
            <ProvisionalMark confidence={definition.confidence} />
          </span>
        </th>
      </tr>
      {rows.map((row) => (
        <Row key={row.unitId} row={row} title={say(definition.title)} ask={ask} />
      ))}
    </tbody>
  );
}

/** Who holds which title by district, each rate with the whole that it counts among. */
export function TitlesTable({ titles, ask }: { titles: readonly Title[]; ask: Ask }) {
  const { t } = useWords();
  const known = titles.filter(({ rows }) => rows.length > 0);
  if (known.length === 0) return <Empty title={t('facts.none')}>{t('facts.noneNext')}</Empty>;
  return (
    <section aria-labelledby="titles" className="stack">
      <h2 id="titles">{t('culture.holdings')}</h2>
      <p className="soft">{t('culture.about')}</p>
      <RecordTable
        saved
        name={t('culture.holdings')}
        columns={[
          t('culture.unit'),
          { title: t('culture.holders'), numeric: true },
          { title: t('culture.universe'), numeric: true },
          { title: t('facts.rate'), numeric: true },
          t('programmes.ofWhole'),
        ]}
        className={styles.table}
      >
        {known.map((title) => (
          <Group key={title.definition.id} title={title} ask={ask} />
        ))}
      </RecordTable>
    </section>
  );
}
