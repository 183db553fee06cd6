import type { CarriedHolding, CarriedHoldings, TitleDefinition } from '@langmoi/contracts/culture';
import { useWords } from '../i18n/language';
import { percentOf } from '../view/format';
import { UnitOfDay } from './carried-note';
import { RecordTable } from './record-table';
import styles from './carried.module.css';

function Row({ row, carried: { on, places } }: { row: CarriedHolding; carried: CarriedHoldings }) {
  const { t, number } = useWords();
  const { unit, isPlaced, saidOf, holders, universe, pieces } = row;
  const nameOf = (id: string) => places.find(({ fromId }) => fromId === id)?.fromName ?? '';
  const rate = holders === null || universe === null ? null : percentOf(holders, universe);
  const show = (value: number | null) => (value === null ? t('facts.noValue') : number(value));
  return (
    <tr>
      <th scope="row">
        {!isPlaced && `${t('carried.somewhere')} `}
        {unit ? <UnitOfDay unit={unit} on={on} /> : t('carried.nobody')}
      </th>
      <td>{t(`carried.saidOf.${saidOf}`)}</td>
      <td className="num">{show(holders)}</td>
      <td className="num">{show(universe)}</td>
      <td className="num">{rate === null ? '–' : `${number(rate)} %`}</td>
      <td className="small">
        {pieces
          .map(({ fromId, isRounded }) => nameOf(fromId) + (isRounded ? ` (${t('carried.rounded')})` : ''))
          .join(', ')}
      </td>
    </tr>
  );
}

/** Titles under the units of the other day: each rate is its two numbers, one over the other, and never a mean. */
export function CarriedHoldingsTable(props: {
  titles: readonly TitleDefinition[];
  carried: CarriedHoldings;
  /** Whose, where it is not one's own. */
  of?: string;
}) {
  const { t, say, date } = useWords();
  const { titles, carried, of = '' } = props;
  const name = t('carried.holdings', { on: date(carried.on) });
  const known = titles.filter(({ id }) => carried.holdings.some(({ title }) => title === id));
  return (
    <section aria-labelledby={`carried-holdings${of}`} className="stack">
      <h2 id={`carried-holdings${of}`}>{name}</h2>
      <RecordTable
        name={name}
        className={`${styles.compact} ${styles.three}`}
        columns={[
          t('culture.unit'),
          t('carried.saidOf'),
          { title: t('culture.holders'), numeric: true },
          { title: t('culture.universe'), numeric: true },
          { title: t('facts.rate'), numeric: true },
          t('carried.pieces'),
        ]}
      >
        {known.map(({ id, title }) => (
          <tbody key={id}>
            <tr>
              <th scope="rowgroup" colSpan={6}>
                {say(title)}
              </th>
            </tr>
            {carried.holdings
              .filter((row) => row.title === id)
              .map((row) => (
                <Row key={`${row.saidOf} ${row.unit?.unitId} ${row.isPlaced}`} row={row} carried={carried} />
              ))}
          </tbody>
        ))}
      </RecordTable>
    </section>
  );
}
