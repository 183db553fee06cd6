import { useWords } from '../i18n/language';
import { useProvince } from '../queries';
import { sumOfAll, type SaidNumbers } from '../view/together';
import { OfPredecessor, type Heard } from './across';
import { RehearsalMark } from './marks';
import { RecordTable } from './record-table';

export interface BesideRow {
  readonly key: string;
  readonly name: string;
  /** What one's own province says, then each predecessor. */
  readonly said: readonly (SaidNumbers | null)[];
  readonly show: (numbers: readonly bigint[]) => string;
}

function Cell({ said, show }: { said: SaidNumbers | null; show: BesideRow['show'] }) {
  const { t, date } = useWords();
  return (
    <td className="num">
      {said?.numbers ? (
        <span title={t('figure.asOf', { date: date(said.asOf) })}>{show(said.numbers)}</span>
      ) : (
        <span className="soft">–</span>
      )}{' '}
      {said?.rehearsal && <RehearsalMark />}
    </td>
  );
}

/** What several provinces give a number of, side by side; added only where all of them do, of one day. */
export function Beside(props: {
  title: string;
  first: string;
  heard: readonly Heard<unknown>[];
  rows: readonly BesideRow[];
}) {
  const { t } = useWords();
  const own = useProvince()?.name ?? '';
  const { title, first, heard } = props;
  // What one province alone says stands in its own table; here stand what may be compared.
  const rows = props.rows.filter(({ said }) => said.filter((one) => one?.numbers).length > 1);
  if (heard.length === 0) return null;
  if (rows.length === 0) return <p className="small soft">{t('predecessor.nothingShared')}</p>;
  const names = [own, ...heard.map(({ predecessor: { name } }) => name)];
  return (
    <section className="stack" aria-labelledby="beside">
      <h2 id="beside">{title}</h2>
      <p className="small soft">
        {t('predecessor.addedWhere')}{' '}
        {heard.map(({ predecessor }) => (
          <OfPredecessor key={predecessor.provinceId} predecessor={predecessor} />
        ))}
      </p>
      <RecordTable
        saved
        name={title}
        columns={[first, ...[...names, t('predecessor.total')].map((name) => ({ title: name, numeric: true }))]}
      >
        <tbody>
          {rows.map(({ key, name, said, show }) => {
            const sum = sumOfAll(said);
            return (
              <tr key={key}>
                <th scope="row">{name}</th>
                {said.map((one, at) => (
                  <Cell key={at} said={one} show={show} />
                ))}
                <td className="num">{sum ? <strong>{show(sum)}</strong> : <span className="soft">–</span>}</td>
              </tr>
            );
          })}
        </tbody>
      </RecordTable>
    </section>
  );
}
